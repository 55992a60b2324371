-- Format 1 → 2: parts of documents that were not read, when a quotation was said, eras, the order of lanes, saved views.

CREATE TABLE omission (
    number     INTEGER PRIMARY KEY,
    edit       INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force   INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256     BLOB NOT NULL,
    place      INTEGER NOT NULL,
    id         TEXT NOT NULL,
    document   TEXT NOT NULL,
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end   INTEGER NOT NULL CHECK (span_end >= span_start),
    because    TEXT NOT NULL,
    standing   TEXT NOT NULL,
    rule       TEXT NOT NULL
) STRICT;

CREATE TABLE era (
    number   INTEGER PRIMARY KEY,
    edit     INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256   BLOB NOT NULL,
    place    INTEGER NOT NULL,
    id       TEXT NOT NULL,
    title    TEXT NOT NULL,
    span     TEXT NOT NULL,
    tone     INTEGER NOT NULL,
    standing TEXT NOT NULL,
    rule     TEXT NOT NULL
) STRICT;

CREATE TABLE lane_order (
    number   INTEGER PRIMARY KEY,
    edit     INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256   BLOB NOT NULL,
    place    INTEGER NOT NULL,
    id       TEXT NOT NULL,
    sequence TEXT NOT NULL,
    folded   TEXT NOT NULL,
    tones    TEXT NOT NULL,
    standing TEXT NOT NULL,
    rule     TEXT NOT NULL
) STRICT;

CREATE TABLE saved_view (
    number     INTEGER PRIMARY KEY,
    edit       INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force   INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256     BLOB NOT NULL,
    place      INTEGER NOT NULL,
    id         TEXT NOT NULL,
    name       TEXT NOT NULL,
    view_begin INTEGER NOT NULL,
    view_end   INTEGER NOT NULL,
    lanes      TEXT NOT NULL,
    issue      TEXT NOT NULL,
    terms      TEXT NOT NULL,
    folds      INTEGER NOT NULL CHECK (folds IN (0, 1)),
    standing   TEXT NOT NULL,
    rule       TEXT NOT NULL
) STRICT;

INSERT INTO kind (number, name) VALUES (10, 'omission'), (11, 'era'), (12, 'lane_order'), (13, 'saved_view');
CREATE UNIQUE INDEX omission_in_force ON omission (id) WHERE in_force;
CREATE UNIQUE INDEX era_in_force ON era (id) WHERE in_force;
CREATE UNIQUE INDEX lane_order_in_force ON lane_order (id) WHERE in_force;
CREATE UNIQUE INDEX saved_view_in_force ON saved_view (id) WHERE in_force;
CREATE INDEX omission_edit ON omission (edit);
CREATE INDEX era_edit ON era (edit);
CREATE INDEX lane_order_edit ON lane_order (edit);
CREATE INDEX saved_view_edit ON saved_view (edit);

ALTER TABLE quotation ADD COLUMN time TEXT NOT NULL DEFAULT '';
UPDATE quotation SET sha256 = row_digest(
    place, id, document, content, source, cue, type, speaker, speaker_name, inside, time, standing, rule);

-- The file is no longer what was sealed, nor what was worked out from it.
UPDATE state SET seal = NULL;
DELETE FROM cache;
