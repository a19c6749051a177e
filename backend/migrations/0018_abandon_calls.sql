-- A call that was interrupted is made again by a server, which claims it first; one that is too old
-- to be made again, or that nobody waits for any more, is abandoned. SQLite can not change a check,
-- so the table is made anew.
create table stripe_calls_claimed (
    idempotency_key text primary key not null,
    checkout text,
    account text,
    operation text not null,
    method text not null,
    path text not null,
    -- The encoded body. It may hold personal data: it goes when the call has ended, unless another
    -- request may have to make the same call.
    form text not null,
    created_at bigint not null,
    -- Until when a server tries to finish it; then another may.
    claimed_until bigint,
    finished_at bigint,
    outcome text,

    constraint stripe_calls_outcome_is_known check (outcome in ('succeeded', 'refused', 'abandoned')),
    constraint stripe_calls_finished_has_outcome check ((finished_at is null) = (outcome is null))
);

insert into stripe_calls_claimed (idempotency_key, checkout, account, operation, method, path, form, created_at,
    finished_at, outcome)
select idempotency_key, checkout, account, operation, method, path, form, created_at, finished_at, outcome
from stripe_calls;

drop table stripe_calls;
alter table stripe_calls_claimed rename to stripe_calls;

create index stripe_calls_by_checkout on stripe_calls (checkout);
create index stripe_calls_by_account on stripe_calls (account, operation, created_at);
create index stripe_calls_unfinished on stripe_calls (created_at) where finished_at is null;
