-- What Stripe tells of a payment after it was made. The dispute is JSON: nothing asks for its parts.
alter table checkouts add column dispute text;
alter table checkouts add column application_fee text;
alter table checkouts add column application_fee_refunded bigint;
