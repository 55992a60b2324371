-- A Dateline project, format 2.
--
-- One table for each kind of entity. Its rows are versions and never change, but for `in_force`: an edit brings
-- versions into force and retires others, undo and redo turn that about.
--
-- edit      the edit that brought the version
-- in_force  1 when the version is part of the project as it is now, else 0
-- sha256    of the columns that follow it, as a compact JSON array
-- place     entities are listed in this order: that in which they first came in
-- Small tuples are text: spans as "3-10 15-20"; identifiers one a line; steps one a line, each after its span and a
-- blank; where an item has a line break itself, and for intervals, a JSON array.
-- Instants are seconds since 1970-01-01 in the source's wall clock, proleptic Gregorian.

CREATE TABLE edit (
    number  INTEGER PRIMARY KEY,                     -- 1, 2, 3 … in the order made
    sha256  BLOB NOT NULL,                           -- of label, made, program and its changes
    label   TEXT NOT NULL,                           -- what stands beside Undo
    made    TEXT NOT NULL,                           -- ISO 8601, UTC
    program TEXT NOT NULL                            -- version of the program that made it
) STRICT;

CREATE TABLE kind (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE                      -- the name of its table
) STRICT;

CREATE TABLE change (
    edit    INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind    INTEGER NOT NULL REFERENCES kind,
    before  INTEGER,                                 -- number of the version it retires, if any
    after   INTEGER,                                 -- number of the version it brings, if any
    PRIMARY KEY (edit, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE state (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL,                     -- how many edits are in force; those after it can be redone
    seal     BLOB CHECK (length(seal) = 32)        -- SHA-256 of the whole closed file but these 32 bytes and SQLite's
                                                     -- change counters; NULL from the first edit until it is closed
) STRICT;

CREATE TABLE cache (
    name    TEXT PRIMARY KEY,                        -- what was worked out from the project as it is, to save time; any
    content BLOB NOT NULL                            -- edit empties this table
) STRICT;

CREATE TABLE text (
    number  INTEGER PRIMARY KEY,
    sha256  TEXT NOT NULL UNIQUE,                    -- of the content as UTF-8, hexadecimal
    content TEXT NOT NULL
) STRICT;

CREATE TABLE document (
    number       INTEGER PRIMARY KEY,
    edit         INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force     INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256       BLOB NOT NULL,
    place        INTEGER NOT NULL,
    id           TEXT NOT NULL,
    title        TEXT NOT NULL,
    publisher    TEXT NOT NULL,
    language     TEXT NOT NULL,
    origin       TEXT NOT NULL,
    fingerprint  TEXT NOT NULL,                      -- SHA-256 as the reader noted it, hexadecimal, or empty
    encoding     TEXT NOT NULL,
    copy_of      TEXT NOT NULL,                      -- id of the document it repeats, or empty
    text         TEXT NOT NULL REFERENCES text (sha256),
    date_begin   INTEGER,
    date_end     INTEGER,
    granularity  INTEGER,
    qualifier    TEXT,
    modifier     TEXT,
    within       INTEGER,
    steps        TEXT,
    alternatives TEXT,
    certainty    REAL,
    basis        TEXT,
    standing     TEXT NOT NULL,
    rule         TEXT NOT NULL,
    CHECK ((date_begin IS NULL) = (date_end IS NULL) AND (date_begin IS NULL OR date_begin < date_end))
) STRICT;

CREATE TABLE expression (
    number       INTEGER PRIMARY KEY,
    edit         INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force     INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256       BLOB NOT NULL,
    place        INTEGER NOT NULL,
    id           TEXT NOT NULL,
    document     TEXT NOT NULL,
    span_start   INTEGER NOT NULL CHECK (span_start >= 0),
    span_end     INTEGER NOT NULL CHECK (span_end >= span_start),
    words        TEXT NOT NULL,
    type         TEXT NOT NULL,
    value        TEXT NOT NULL,
    mod          TEXT,
    problem      TEXT NOT NULL,
    date_begin   INTEGER,
    date_end     INTEGER,
    granularity  INTEGER,
    qualifier    TEXT,
    modifier     TEXT,
    within       INTEGER,
    steps        TEXT,
    alternatives TEXT,
    certainty    REAL,
    basis        TEXT,
    standing     TEXT NOT NULL,
    rule         TEXT NOT NULL,
    CHECK ((date_begin IS NULL) = (date_end IS NULL) AND (date_begin IS NULL OR date_begin < date_end))
) STRICT;

CREATE TABLE actor (
    number   INTEGER PRIMARY KEY,
    edit     INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256   BLOB NOT NULL,
    place    INTEGER NOT NULL,
    id       TEXT NOT NULL,
    name     TEXT NOT NULL,
    type     TEXT NOT NULL,
    office   TEXT NOT NULL,
    side     TEXT NOT NULL,
    standing TEXT NOT NULL,
    rule     TEXT NOT NULL
) STRICT;

CREATE TABLE mention (
    number     INTEGER PRIMARY KEY,
    edit       INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force   INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256     BLOB NOT NULL,
    place      INTEGER NOT NULL,
    id         TEXT NOT NULL,
    document   TEXT NOT NULL,
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end   INTEGER NOT NULL CHECK (span_end >= span_start),
    words      TEXT NOT NULL,
    actor      TEXT NOT NULL,
    form       TEXT NOT NULL,
    standing   TEXT NOT NULL,
    rule       TEXT NOT NULL
) STRICT;

CREATE TABLE quotation (
    number       INTEGER PRIMARY KEY,
    edit         INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force     INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    words        TEXT NOT NULL,                      -- what the content's spans cover, for search
    sha256       BLOB NOT NULL,
    place        INTEGER NOT NULL,
    id           TEXT NOT NULL,
    document     TEXT NOT NULL,
    content      TEXT NOT NULL,
    source       TEXT NOT NULL,
    cue          TEXT NOT NULL,
    type         TEXT NOT NULL,
    speaker      TEXT NOT NULL,
    speaker_name TEXT NOT NULL,
    inside       TEXT NOT NULL,
    time         TEXT NOT NULL,                      -- id of the temporal expression that says when, or empty
    standing     TEXT NOT NULL,
    rule         TEXT NOT NULL
) STRICT;

CREATE TABLE stance (
    number        INTEGER PRIMARY KEY,
    edit          INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force      INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256        BLOB NOT NULL,
    place         INTEGER NOT NULL,
    id            TEXT NOT NULL,
    document      TEXT NOT NULL,
    holder        TEXT NOT NULL,
    holder_name   TEXT NOT NULL,
    issue         TEXT NOT NULL,
    polarity      TEXT NOT NULL,
    mode          TEXT NOT NULL,
    span_start    INTEGER NOT NULL CHECK (span_start >= 0),
    span_end      INTEGER NOT NULL CHECK (span_end >= span_start),
    attributed_to TEXT NOT NULL,
    quotation     TEXT NOT NULL,
    standing      TEXT NOT NULL,
    rule          TEXT NOT NULL
) STRICT;

CREATE TABLE event_mention (
    number     INTEGER PRIMARY KEY,
    edit       INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force   INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256     BLOB NOT NULL,
    place      INTEGER NOT NULL,
    id         TEXT NOT NULL,
    document   TEXT NOT NULL,
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end   INTEGER NOT NULL CHECK (span_end >= span_start),
    expression TEXT NOT NULL,
    standing   TEXT NOT NULL,
    rule       TEXT NOT NULL
) STRICT;

CREATE TABLE event (
    number       INTEGER PRIMARY KEY,
    edit         INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force     INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256       BLOB NOT NULL,
    place        INTEGER NOT NULL,
    id           TEXT NOT NULL,
    title        TEXT NOT NULL,
    status       TEXT NOT NULL,
    type         TEXT NOT NULL,
    mentions     TEXT NOT NULL,
    quotations   TEXT NOT NULL,
    participants TEXT NOT NULL,
    additions    TEXT NOT NULL,
    readings     TEXT NOT NULL,                      -- where sources give different dates: each one's, as a JSON array
    sequence     TEXT NOT NULL,                      -- what is known of an undated event's order, in words
    date_begin   INTEGER,
    date_end     INTEGER,
    granularity  INTEGER,
    qualifier    TEXT,
    modifier     TEXT,
    within       INTEGER,
    steps        TEXT,
    alternatives TEXT,
    certainty    REAL,
    basis        TEXT,
    standing     TEXT NOT NULL,
    rule         TEXT NOT NULL,
    CHECK ((date_begin IS NULL) = (date_end IS NULL) AND (date_begin IS NULL OR date_begin < date_end))
) STRICT;

CREATE TABLE merge (
    number   INTEGER PRIMARY KEY,
    edit     INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    sha256   BLOB NOT NULL,
    place    INTEGER NOT NULL,
    id       TEXT NOT NULL,
    members  TEXT NOT NULL,
    because  TEXT NOT NULL,
    standing TEXT NOT NULL,
    rule     TEXT NOT NULL
) STRICT;

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

INSERT INTO kind (number, name) VALUES
    (1, 'document'), (2, 'expression'), (3, 'actor'), (4, 'mention'),
    (5, 'quotation'), (6, 'stance'), (7, 'event_mention'), (8, 'event'), (9, 'merge'),
    (10, 'omission'), (11, 'era'), (12, 'lane_order'), (13, 'saved_view');
INSERT INTO state (one, position) VALUES (1, 0);

-- At most one version of an entity is in force. An edit that is dropped takes along the versions it brought.

CREATE UNIQUE INDEX document_in_force ON document (id) WHERE in_force;
CREATE UNIQUE INDEX expression_in_force ON expression (id) WHERE in_force;
CREATE UNIQUE INDEX actor_in_force ON actor (id) WHERE in_force;
CREATE UNIQUE INDEX mention_in_force ON mention (id) WHERE in_force;
CREATE UNIQUE INDEX quotation_in_force ON quotation (id) WHERE in_force;
CREATE UNIQUE INDEX stance_in_force ON stance (id) WHERE in_force;
CREATE UNIQUE INDEX event_mention_in_force ON event_mention (id) WHERE in_force;
CREATE UNIQUE INDEX event_in_force ON event (id) WHERE in_force;
CREATE UNIQUE INDEX merge_in_force ON merge (id) WHERE in_force;
CREATE UNIQUE INDEX omission_in_force ON omission (id) WHERE in_force;
CREATE UNIQUE INDEX era_in_force ON era (id) WHERE in_force;
CREATE UNIQUE INDEX lane_order_in_force ON lane_order (id) WHERE in_force;
CREATE UNIQUE INDEX saved_view_in_force ON saved_view (id) WHERE in_force;

CREATE INDEX document_edit ON document (edit);
CREATE INDEX expression_edit ON expression (edit);
CREATE INDEX actor_edit ON actor (edit);
CREATE INDEX mention_edit ON mention (edit);
CREATE INDEX quotation_edit ON quotation (edit);
CREATE INDEX stance_edit ON stance (edit);
CREATE INDEX event_mention_edit ON event_mention (edit);
CREATE INDEX event_edit ON event (edit);
CREATE INDEX merge_edit ON merge (edit);
CREATE INDEX omission_edit ON omission (edit);
CREATE INDEX era_edit ON era (edit);
CREATE INDEX lane_order_edit ON lane_order (edit);
CREATE INDEX saved_view_edit ON saved_view (edit);
CREATE INDEX document_text ON document (text);

-- Search reads the words where they stand. Every version is indexed once and asked whether it is in force.
-- viewer/store/search.py keeps the indexes: a trigger may not, where the schema is not trusted.

CREATE VIRTUAL TABLE text_search USING fts5 (
    content, content = 'text', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE document_search USING fts5 (
    title, publisher, content = 'document', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE quotation_search USING fts5 (
    words, speaker_name, content = 'quotation', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE event_search USING fts5 (
    title, content = 'event', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
