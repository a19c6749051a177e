-- Every charge that was tried for a checkout.
create table charges (
    id text primary key not null,
    checkout text not null references checkouts (id),
    payment_intent text not null,
    amount bigint not null,
    status text not null,
    failure_code text,
    -- Stripe's time of it, in seconds.
    created bigint not null
);

create index charges_by_checkout on charges (checkout, created, id);
-- Nobody is charged twice.
create unique index charges_one_succeeds on charges (checkout) where status = 'succeeded';
