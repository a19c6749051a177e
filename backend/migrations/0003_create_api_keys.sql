-- Keys of the platform's servers. Only the SHA-256 of a key is kept: its 256 random bits need no
-- slow hash.
create table api_keys (
    hash text primary key not null,
    label text not null,
    created_at bigint not null
);
