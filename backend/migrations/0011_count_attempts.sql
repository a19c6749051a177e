-- What limits of card testing count. The platform forgives the failed charges of a checkout up to
-- one of them: by Stripe's time of it, in seconds, since Stripe's clock and ours differ.
alter table checkouts add column failures_forgiven_to bigint;

-- Charges of an account in the last minutes, by its failures.
alter table charges add column account text;
update charges set account = (select checkouts.account from checkouts where checkouts.id = charges.checkout);
create index charges_by_account on charges (account, status, created);

-- Intents that an account had made in the last minute.
create index stripe_calls_by_account on stripe_calls (account, operation, created_at);
