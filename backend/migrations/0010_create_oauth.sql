-- Owners of Stripe accounts who were sent to Stripe to connect them, and are awaited back. Only the
-- SHA-256 of the state is kept: its 256 random bits need no slow hash.
create table oauth_states (
    digest text primary key not null,
    return_url text not null,
    created_at bigint not null,

    constraint oauth_states_digest_is_a_sha_256 check (length(digest) = 64)
);

create index oauth_states_by_age on oauth_states (created_at);

-- Tokens of accounts that were connected by OAuth, sealed with a key that is not in the database.
create table oauth_tokens (
    account text primary key not null,
    sealed text not null,
    updated_at bigint not null
);
