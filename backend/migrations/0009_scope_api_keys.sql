-- A key gets a public id to be listed and revoked by, and may open one account only. The id is
-- the start of the digest, so the keys of earlier versions have one, too, and stay valid.
create table scoped_api_keys (
    id text not null,
    hash text not null,
    label text not null,
    -- The one account that the key opens; null for the whole platform.
    account text,
    created_at bigint not null,
    revoked_at bigint,

    constraint api_keys_id_is_unique primary key (id),
    constraint api_keys_hash_is_a_sha_256 check (length(hash) = 64),
    constraint api_keys_account_is_not_empty check (account <> '')
);

insert into scoped_api_keys (id, hash, label, created_at)
select 'key_' || substr(hash, 1, 24), hash, label, created_at from api_keys;

drop table api_keys;

alter table scoped_api_keys rename to api_keys;
