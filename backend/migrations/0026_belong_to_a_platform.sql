-- Whose keys a database was used with: those of one platform, and perhaps beside it those of accounts
-- that have servers of their own. With the keys of another platform, every account would seem to have
-- left.
create table key_owners (
    -- `platform`, or the account that a server serves alone.
    role text primary key not null,
    -- The account of the key.
    account text not null
);
