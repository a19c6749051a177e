-- When the server asks Stripe about a checkout by itself, and how often it has since the checkout
-- last changed. Null: no more.
alter table checkouts add column look_at bigint;
alter table checkouts add column looks bigint not null default 0;

update checkouts set look_at = coalesce(expires_at, created_at)
where status = 'open' and (expires_at is not null or intent_ordered = 1 or payment_intent is not null);
update checkouts set look_at = created_at where status in ('processing', 'authorized');
update checkouts set look_at = created_at
where id in (select checkout from refunds where status in ('ordered', 'pending', 'requires_action'));

create index checkouts_by_look on checkouts (look_at);
