-- The request log: every call that changes something at Stripe, written before it is sent. After a
-- crash the same form goes out again under the same key, and Stripe does it once.
create table stripe_requests (
    idempotency_key text primary key not null,
    checkout text not null references checkouts (id),
    operation text not null,
    form text not null,
    created_at bigint not null,
    finished_at bigint,
    outcome text,

    constraint stripe_requests_outcome_is_known check (outcome in ('succeeded', 'refused')),
    constraint stripe_requests_finished_has_outcome check ((finished_at is null) = (outcome is null))
);

create index stripe_requests_by_checkout on stripe_requests (checkout);
