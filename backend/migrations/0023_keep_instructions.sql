-- Stripe's page with the voucher or the bank details of a payment that is made outside the page.
alter table checkouts add column instructions_url text;
