-- A database belongs to Stripe's test mode or to live mode, and stays with it: a checkout of the one
-- must never be paid in the other.
create table mode (
    -- There is one row.
    id bigint primary key not null,
    livemode bigint not null,

    constraint mode_is_one check (id = 1)
);

insert into mode (id, livemode) select 1, max(livemode) from checkouts having count(*) > 0;
