-- How an account stood when its owner's platform was last told, so that each change is told once.
-- Null: it is not known.
alter table accounts add column charges_enabled bigint;
-- Grows with each change that is told.
alter table accounts add column standing bigint not null default 0;
