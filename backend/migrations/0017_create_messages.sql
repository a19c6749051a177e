-- Messages to the platform's own server: written in the transaction of the change that they tell of,
-- and sent until they are taken.
create table messages (
    id text primary key not null,
    type text not null,
    account text,
    checkout text,
    -- The body, to the letter: a later try sends the same.
    payload text not null,
    status text not null,
    -- How often it was tried since it was written or asked for again.
    attempts bigint not null default 0,
    next_attempt_at bigint,
    -- Until when a server tries to deliver it; then another may.
    claimed_until bigint,
    created_at bigint not null,
    delivered_at bigint,
    -- What the platform's server answered last, and why it was not enough.
    last_status bigint,
    last_error text,

    constraint messages_status_is_known check (status in ('pending', 'delivered', 'failed', 'dead')),
    constraint messages_waiting_have_a_time check ((status in ('pending', 'failed')) = (next_attempt_at is not null)),
    constraint messages_delivered_have_their_time check ((status = 'delivered') = (delivered_at is not null)),
    constraint messages_attempts_are_counted check (attempts >= 0)
);

create index messages_due on messages (next_attempt_at) where next_attempt_at is not null;
create index messages_delivered on messages (delivered_at) where delivered_at is not null;
create index messages_by_time on messages (created_at, id);
create index messages_by_account on messages (account, created_at, id);
create index messages_by_status on messages (status, created_at, id);
create index messages_by_type on messages (type, created_at, id);
