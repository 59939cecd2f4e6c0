-- CONVENE: editions, organisations, people, sessions, interventions.

CREATE TABLE editions (
  forum_id    uuid        NOT NULL,
  edition_id  uuid        NOT NULL,
  slug        text        NOT NULL,
  ordinal     integer,
  label       text,
  names       jsonb       NOT NULL,
  theme       jsonb,
  place       jsonb,
  starts_on   date,
  ends_on     date,
  time_zone   text        NOT NULL,
  sample      boolean     NOT NULL,
  source      jsonb,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (forum_id, edition_id),
  UNIQUE (forum_id, slug)
);

-- The year line: one row per phase of an edition; a phase without dates is not planned yet.
CREATE TABLE edition_phases (
  forum_id    uuid NOT NULL,
  edition_id  uuid NOT NULL,
  phase       text NOT NULL CHECK (phase IN ('call', 'convene', 'deliberate', 'conclude', 'publish')),
  opens_on    date,
  closes_on   date,
  PRIMARY KEY (forum_id, edition_id, phase)
);

-- A figure that differs by who tells it: the value, whether it is rounded, and the source.
CREATE TABLE sourced_facts (
  forum_id     uuid    NOT NULL,
  fact_id      uuid    NOT NULL,
  edition_id   uuid    NOT NULL,
  kind         text    NOT NULL,
  value        numeric NOT NULL,
  approximate  boolean NOT NULL,
  source       text    NOT NULL,
  source_url   text,
  as_of        date,
  PRIMARY KEY (forum_id, fact_id)
);
CREATE INDEX sourced_facts_by_edition ON sourced_facts (forum_id, edition_id);

CREATE TABLE organisations (
  forum_id           uuid        NOT NULL,
  organisation_id    uuid        NOT NULL,
  slug               text        NOT NULL,
  names              jsonb       NOT NULL,
  acronym            text,
  country            text,
  stakeholder_group  text,
  created_at         timestamptz NOT NULL,
  PRIMARY KEY (forum_id, organisation_id),
  UNIQUE (forum_id, slug)
);

CREATE TABLE edition_organisations (
  forum_id         uuid NOT NULL,
  edition_id       uuid NOT NULL,
  organisation_id  uuid NOT NULL,
  relation         text NOT NULL CHECK (relation IN ('host', 'organiser', 'co_host', 'supporter')),
  PRIMARY KEY (forum_id, edition_id, organisation_id, relation)
);

-- `email` is private: it ties a signed-in account to the person, and is never read by a public page.
CREATE TABLE people (
  forum_id    uuid        NOT NULL,
  person_id   uuid        NOT NULL,
  slug        text        NOT NULL,
  names       jsonb       NOT NULL,
  email       text,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (forum_id, person_id),
  UNIQUE (forum_id, slug),
  UNIQUE (forum_id, email)
);

CREATE TABLE participations (
  forum_id           uuid        NOT NULL,
  participation_id   uuid        NOT NULL,
  edition_id         uuid        NOT NULL,
  person_id          uuid        NOT NULL,
  capacity           jsonb       NOT NULL,
  organisation_id    uuid,
  stakeholder_group  text        NOT NULL,
  region             text,
  attendance         text        NOT NULL CHECK (attendance IN ('in_room', 'remote')),
  accreditation      text        NOT NULL CHECK (accreditation IN ('received', 'circulated', 'accredited', 'objected', 'denied')),
  simulated          boolean     NOT NULL,
  created_at         timestamptz NOT NULL,
  PRIMARY KEY (forum_id, participation_id),
  UNIQUE (forum_id, edition_id, person_id)
);
CREATE INDEX participations_by_person ON participations (forum_id, person_id);

CREATE TABLE sessions (
  forum_id     uuid        NOT NULL,
  session_id   uuid        NOT NULL,
  edition_id   uuid        NOT NULL,
  slug         text        NOT NULL,
  parent_id    uuid,
  kind         text        NOT NULL CHECK (kind IN ('opening', 'plenary', 'panel', 'session', 'roundtable', 'workshop', 'side_event', 'stakeholder_session', 'closing')),
  titles       jsonb       NOT NULL,
  summary      jsonb,
  held_on      date,
  starts_at    timestamptz,
  ends_at      timestamptz,
  room         jsonb,
  stream_url   text,
  record_mode  text        NOT NULL CHECK (record_mode IN ('attributed', 'delegation', 'group', 'chatham', 'off_record')),
  place_in_order integer   NOT NULL,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (forum_id, session_id),
  UNIQUE (forum_id, edition_id, slug)
);

CREATE TABLE session_participants (
  forum_id          uuid NOT NULL,
  session_id        uuid NOT NULL,
  participation_id  uuid NOT NULL,
  part              text NOT NULL CHECK (part IN ('chair', 'moderator', 'speaker', 'panellist', 'presenter', 'discussant', 'observer')),
  PRIMARY KEY (forum_id, session_id, participation_id, part)
);
CREATE INDEX session_participants_by_participation ON session_participants (forum_id, participation_id);

-- Off the record is not a stored mode: an intervention off the record is not written at all.
CREATE TABLE interventions (
  forum_id            uuid        NOT NULL,
  intervention_id     uuid        NOT NULL,
  edition_id          uuid        NOT NULL,
  session_id          uuid        NOT NULL,
  participation_id    uuid        NOT NULL,
  delivery            text        NOT NULL CHECK (delivery IN ('live', 'undelivered', 'written', 'video', 'proxy')),
  text_kind           text        NOT NULL CHECK (text_kind IN ('verbatim', 'translation', 'interpretation', 'summary', 'paraphrase')),
  authentic_language  text        NOT NULL,
  texts               jsonb       NOT NULL,
  verb                text,
  force               text,
  record_mode         text        NOT NULL CHECK (record_mode IN ('attributed', 'delegation', 'group', 'chatham')),
  source              jsonb,
  place_in_order      integer     NOT NULL,
  created_at          timestamptz NOT NULL,
  corrected_at        timestamptz,
  PRIMARY KEY (forum_id, intervention_id)
);
CREATE INDEX interventions_by_session ON interventions (forum_id, session_id, place_in_order);
CREATE INDEX interventions_by_participation ON interventions (forum_id, participation_id);
CREATE INDEX interventions_by_edition ON interventions (forum_id, edition_id);

-- What a session or the forum did together, on the agreement ladder; level is null where nothing was agreed.
CREATE TABLE collective_acts (
  forum_id           uuid        NOT NULL,
  collective_act_id  uuid        NOT NULL,
  edition_id         uuid        NOT NULL,
  session_id         uuid,
  subject            jsonb       NOT NULL,
  verb               text        NOT NULL,
  force              text        NOT NULL,
  level              integer     CHECK (level BETWEEN 0 AND 5),
  texts              jsonb       NOT NULL,
  source             jsonb,
  place_in_order     integer     NOT NULL,
  created_at         timestamptz NOT NULL,
  PRIMARY KEY (forum_id, collective_act_id)
);
CREATE INDEX collective_acts_by_edition ON collective_acts (forum_id, edition_id, place_in_order);

-- Source documents of an edition, as received: a release, a concept note.
CREATE TABLE documents (
  forum_id     uuid        NOT NULL,
  document_id  uuid        NOT NULL,
  edition_id   uuid        NOT NULL,
  kind         text        NOT NULL,
  titles       jsonb       NOT NULL,
  publisher    text,
  published_on date,
  source_url   text,
  licence      text,
  sha256       text        NOT NULL,
  body         text,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (forum_id, document_id)
);
CREATE UNIQUE INDEX documents_by_hash ON documents (forum_id, edition_id, sha256);
