-- Held money that was let go has a charge that succeeded and took nothing, and the checkout may be
-- tried again: only what was captured counts. Whether a charge of before was, its checkout tells.
alter table charges add column captured bigint not null default 0;

update charges set captured = 1 where id in (select charge from checkouts where amount_received is not null);

drop index charges_one_succeeds;
-- Nobody is charged twice.
create unique index charges_one_is_captured on charges (checkout) where captured = 1;
