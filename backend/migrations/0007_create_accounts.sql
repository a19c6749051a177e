-- What connect-pay keeps of a connected account; Stripe keeps the rest.
create table accounts (
    id text primary key not null,
    -- The origins whose pages may take payments for it: JSON. Null: as the server's setting says.
    allowed_origins text,
    -- What the platform takes of a payment: JSON. Null: nothing.
    fee_policy text,
    created_at bigint not null,
    updated_at bigint not null,
    -- When the account or the platform ended the connection; its checkouts stop.
    deauthorized_at bigint
);
