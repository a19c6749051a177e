-- Answers to requests that came with an Idempotency-Key, replayed for 24 hours.
create table api_requests (
    -- Whose key: the id of the API key.
    caller text not null,
    idempotency_key text not null,
    -- SHA-256 of method, path and body: the same key must mean the same request.
    fingerprint text not null,
    created_at bigint not null,
    -- Null while the first request runs.
    status bigint,
    body text,

    constraint api_requests_pkey primary key (caller, idempotency_key),
    constraint api_requests_answer_is_whole check ((status is null) = (body is null))
);

create index api_requests_by_age on api_requests (created_at);
