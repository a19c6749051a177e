-- One row for each thing to pay. The state of the domain is spread over columns, and the checks
-- below refuse every combination that the domain can not express.
create table checkouts (
    id text primary key not null,
    account text not null,
    amount bigint not null,
    currency text not null,
    application_fee_amount bigint,
    description text,
    merchant_name text not null,
    livemode bigint not null,
    status text not null,
    attempt bigint not null,
    intent_ordered bigint not null,
    payment_intent text,
    charge text,
    amount_received bigint,
    created_at bigint not null,
    paid_at bigint,
    -- Grows with each write; a write names the revision it has seen, so that none is lost.
    revision bigint not null,

    constraint checkouts_amount_is_positive check (amount > 0),
    constraint checkouts_fee_is_a_share
        check (application_fee_amount is null or (application_fee_amount > 0 and application_fee_amount < amount)),
    constraint checkouts_livemode_is_a_flag check (livemode in (0, 1)),
    constraint checkouts_status_is_known check (status in ('open', 'processing', 'paid')),
    constraint checkouts_attempt_counts_from_one check (attempt >= 1),
    constraint checkouts_ordered_is_open_without_intent
        check (intent_ordered = 0 or (intent_ordered = 1 and status = 'open' and payment_intent is null)),
    constraint checkouts_beyond_open_has_intent check (status = 'open' or payment_intent is not null),
    constraint checkouts_paid_has_its_facts
        check ((status = 'paid') = (paid_at is not null and amount_received is not null))
);

-- A PaymentIntent belongs to one checkout.
create unique index checkouts_payment_intent_is_unique on checkouts (payment_intent);
