-- Whose events at Stripe are listed now and then, and how far that has come: events whose webhooks
-- never came are found so.
create table sweeps (
    -- The connected account; empty for the platform itself.
    account text primary key not null,
    -- When the newest event that was listed happened, in seconds, by Stripe's clock. Null: none was.
    swept_to bigint,
    -- When they are listed next; while they are listed, when that counts as abandoned.
    next_at bigint not null
);

create index sweeps_due on sweeps (next_at);
