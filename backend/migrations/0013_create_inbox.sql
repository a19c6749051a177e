-- Every event that Stripe has delivered: durable before it is acknowledged, settled afterwards. The
-- table is written at the rate at which Stripe delivers, so its indexes are few.
create table inbox (
    -- Stripe's id of the event: a second delivery is no second row.
    id text primary key not null,
    -- Null where the body was no event.
    type text,
    account text,
    livemode bigint,
    endpoint text not null,
    form text not null,
    api_version text,
    object text,
    -- Stripe's time of it, in seconds.
    created bigint,
    received_at bigint not null,
    -- The body as it came; null once it was redacted.
    payload text,
    status text not null,
    reason text,
    attempts bigint not null default 0,
    -- When it is tried next; while it is being tried, when it counts as abandoned. Null at its end.
    next_attempt_at bigint,
    settled_at bigint,
    checkout text,

    constraint inbox_status_is_known check (status in ('pending', 'done', 'ignored', 'failed', 'dead')),
    constraint inbox_waiting_has_its_time
        check ((status in ('pending', 'failed')) = (next_attempt_at is not null)),
    constraint inbox_settled_has_its_time check ((next_attempt_at is null) = (settled_at is not null))
);

create index inbox_due on inbox (next_attempt_at) where next_attempt_at is not null;
create index inbox_dead on inbox (received_at, id) where status = 'dead';
create index inbox_by_time on inbox (received_at, id);
create index inbox_by_account on inbox (account, received_at, id) where account is not null;
-- Bodies that are to be deleted one day.
create index inbox_bodies on inbox (received_at) where payload is not null;
