-- What a request makes is derived from this, so that it makes the same when its server died in the
-- middle and it comes again: random, and as old as the key.
alter table api_requests add column nonce text not null default '';
-- Since when the request runs; null when it came to no answer that was kept.
alter table api_requests add column running_since bigint;
update api_requests set running_since = created_at where status is null;
