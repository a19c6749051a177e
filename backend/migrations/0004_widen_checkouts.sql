-- A checkout may be authorized, refunded, canceled or expired, and carries what else the platform
-- asked of its payment. SQLite can not change a check, so the table is made anew.
create table checkouts_wide (
    id text primary key not null,
    account text not null,
    amount bigint not null,
    currency text not null,
    application_fee_amount bigint,
    description text,
    -- What is handed on to Stripe and asked for nowhere: JSON.
    options text not null,
    merchant_name text not null,
    livemode bigint not null,
    -- The status on the wire, so that a list can be filtered by it.
    status text not null,
    attempt bigint not null,
    intent_ordered bigint not null,
    payment_intent text,
    charge text,
    amount_capturable bigint,
    capture_before bigint,
    amount_received bigint,
    amount_refunded bigint,
    cancellation_reason text,
    created_at bigint not null,
    expires_at bigint,
    -- When the present state was learned of; null while it is open or processing.
    settled_at bigint,
    -- Grows with each write; a write names the revision it has seen, so that none is lost.
    revision bigint not null,

    constraint checkouts_amount_is_positive check (amount > 0),
    constraint checkouts_fee_is_a_share
        check (application_fee_amount is null or (application_fee_amount > 0 and application_fee_amount < amount)),
    constraint checkouts_livemode_is_a_flag check (livemode in (0, 1)),
    constraint checkouts_status_is_known
        check (status in ('open', 'processing', 'authorized', 'paid', 'partially_refunded', 'refunded', 'canceled', 'expired')),
    constraint checkouts_attempt_counts_from_one check (attempt >= 1),
    constraint checkouts_ordered_is_open_without_intent
        check (intent_ordered = 0 or (intent_ordered = 1 and status = 'open' and payment_intent is null)),
    constraint checkouts_with_money_have_an_intent
        check (status in ('open', 'canceled', 'expired') or payment_intent is not null),
    constraint checkouts_settled_has_its_time check ((status in ('open', 'processing')) = (settled_at is null)),
    constraint checkouts_held_money_is_told check ((status = 'authorized') = (amount_capturable is not null)),
    constraint checkouts_paid_has_its_amounts
        check ((status in ('paid', 'partially_refunded', 'refunded')) = (amount_received is not null and amount_refunded is not null)),
    constraint checkouts_refunds_stay_below_the_payment
        check (amount_refunded is null or (amount_refunded >= 0 and amount_refunded <= amount_received))
);

insert into checkouts_wide (id, account, amount, currency, application_fee_amount, description, options,
    merchant_name, livemode, status, attempt, intent_ordered, payment_intent, charge, amount_received,
    amount_refunded, created_at, settled_at, revision)
select id, account, amount, currency, application_fee_amount, description, '{}',
    merchant_name, livemode, status, attempt, intent_ordered, payment_intent, charge, amount_received,
    case when status = 'paid' then 0 end, created_at, paid_at, revision
from checkouts;

-- The request log holds every call that changes something at Stripe, also those of no checkout.
create table stripe_calls (
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
    finished_at bigint,
    outcome text,

    constraint stripe_calls_outcome_is_known check (outcome in ('succeeded', 'refused')),
    constraint stripe_calls_finished_has_outcome check ((finished_at is null) = (outcome is null))
);

insert into stripe_calls (idempotency_key, checkout, account, operation, method, path, form, created_at,
    finished_at, outcome)
select r.idempotency_key, r.checkout, c.account,
    case when r.operation = 'create-intent' then 'payment_intents.create' else 'payment_intents.cancel' end,
    'POST',
    case when r.operation = 'create-intent' then '/v1/payment_intents' else '/v1/payment_intents/' || c.payment_intent || '/cancel' end,
    r.form, r.created_at, r.finished_at, r.outcome
from stripe_requests r join checkouts c on c.id = r.checkout
where r.operation = 'create-intent' or c.payment_intent is not null;

drop table stripe_requests;
drop table checkouts;
alter table checkouts_wide rename to checkouts;

create index stripe_calls_by_checkout on stripe_calls (checkout);
-- A PaymentIntent belongs to one checkout.
create unique index checkouts_payment_intent_is_unique on checkouts (payment_intent);
-- Lists come newest first, of all, of one account, of one status.
create index checkouts_by_time on checkouts (created_at, id);
create index checkouts_by_account on checkouts (account, created_at, id);
create index checkouts_by_status on checkouts (status, created_at, id);
create index checkouts_by_account_and_status on checkouts (account, status, created_at, id);
