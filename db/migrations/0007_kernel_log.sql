-- The verifiable log: what waits to be entered, what was entered where, and the keys that open what is sealed.

CREATE TABLE logs (
  forum_id    uuid        NOT NULL,
  edition_id  uuid        NOT NULL,
  origin      text        NOT NULL,
  folder      text        NOT NULL,
  size        bigint      NOT NULL,
  root        text,
  incident    text,
  opened_at   timestamptz NOT NULL,
  sealed_at   timestamptz,
  PRIMARY KEY (forum_id, edition_id)
);

-- Written in the transaction of the act itself; log_index is set once the entry is durable and public.
CREATE TABLE log_outbox (
  forum_id      uuid        NOT NULL,
  act_id        uuid        NOT NULL,
  edition_id    uuid        NOT NULL,
  kind          text        NOT NULL,
  subject_kind  text        NOT NULL,
  subject_id    uuid        NOT NULL,
  acted_at      timestamptz NOT NULL,
  data          jsonb       NOT NULL,
  documents     jsonb       NOT NULL,
  cites         jsonb       NOT NULL,
  log_index     bigint,
  PRIMARY KEY (forum_id, act_id)
);
CREATE INDEX log_outbox_waiting ON log_outbox (forum_id, edition_id, act_id) WHERE log_index IS NULL;
CREATE UNIQUE INDEX log_outbox_by_index ON log_outbox (forum_id, edition_id, log_index);
CREATE INDEX log_outbox_by_subject ON log_outbox (forum_id, subject_kind, subject_id);

-- Erasing a field deletes value and key; the commitment in the log then says nothing any more.
CREATE TABLE log_fields (
  forum_id    uuid        NOT NULL,
  act_id      uuid        NOT NULL,
  field       text        NOT NULL,
  commitment  bytea       NOT NULL,
  value       text,
  key         bytea,
  is_open     boolean     NOT NULL,
  erased_at   timestamptz,
  PRIMARY KEY (forum_id, act_id, field)
);
