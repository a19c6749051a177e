-- A row for each refund, written in the transaction that sets its amount aside in the checkout.
create table refunds (
    id text primary key not null,
    checkout text not null references checkouts (id),
    amount bigint not null,
    currency text not null,
    -- What the platform asks of it beside its amount: JSON.
    options text not null,
    status text not null,
    refund text,
    failure_reason text,
    created_at bigint not null,

    constraint refunds_amount_is_positive check (amount > 0),
    constraint refunds_status_is_known
        check (status in ('ordered', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled')),
    constraint refunds_ordered_is_unknown_to_stripe check (status <> 'ordered' or refund is null)
);

create index refunds_by_checkout on refunds (checkout, created_at, id);
create unique index refunds_refund_is_unique on refunds (refund);
