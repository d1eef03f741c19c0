-- Both databases run this file as it is. SQLite takes BYTEA for what it is, a column of any type; times are in
-- milliseconds since the epoch; truth is 0 or 1.

-- One row per talk: how far its record goes, and what a list of talks shows. Written with the lines it sums up.
CREATE TABLE talk (
    talk TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    phase TEXT NOT NULL,
    start_millis BIGINT,
    sitting_open INTEGER NOT NULL,
    sequence BIGINT NOT NULL,
    places BIGINT NOT NULL
);

-- The record: every line of every log. place counts the lines of all logs of one talk in the order of storing.
CREATE TABLE event (
    log TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    talk TEXT NOT NULL REFERENCES talk (talk),
    place BIGINT NOT NULL,
    at_millis BIGINT NOT NULL,
    line TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (log, sequence),
    UNIQUE (talk, place)
);

CREATE TABLE invitation (
    id TEXT NOT NULL PRIMARY KEY,
    talk TEXT NOT NULL REFERENCES talk (talk),
    seat TEXT NOT NULL,
    sitting INTEGER NOT NULL,
    created_millis BIGINT NOT NULL,
    revoked_millis BIGINT
);
CREATE INDEX invitation_of_talk ON invitation (talk);

CREATE TABLE session (
    hash TEXT NOT NULL PRIMARY KEY,
    talk TEXT,
    seat TEXT,
    invitation TEXT REFERENCES invitation (id),
    created_millis BIGINT NOT NULL,
    expires_millis BIGINT NOT NULL
);
CREATE INDEX session_of_invitation ON session (invitation);

-- Keys that the node makes once and must keep.
CREATE TABLE secret (
    name TEXT NOT NULL PRIMARY KEY,
    bytes BYTEA NOT NULL
);

-- Links that work once; only the hash of what they contain.
CREATE TABLE link (
    hash TEXT NOT NULL PRIMARY KEY,
    expires_millis BIGINT NOT NULL
);

-- Papers by the SHA-256 of their content, which the record names.
CREATE TABLE paper (
    sha256 TEXT NOT NULL PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes BYTEA NOT NULL
);

-- When the node was last alive: one row.
CREATE TABLE life (
    name TEXT NOT NULL PRIMARY KEY,
    at_millis BIGINT NOT NULL
);

-- After a failure something is written here to see whether there is room again.
CREATE TABLE probe (
    name TEXT NOT NULL PRIMARY KEY,
    bytes BYTEA NOT NULL
);
