-- What the chair ruled in a session: a proposal was agreed or was not, and who objected. A ruling that was set aside
-- stays, with the reason.

CREATE TABLE rulings (
  forum_id          uuid        NOT NULL,
  ruling_id         uuid        NOT NULL,
  edition_id        uuid        NOT NULL,
  session_id        uuid        NOT NULL,
  number            integer     NOT NULL,
  ruling            text        NOT NULL CHECK (ruling IN ('agreed', 'not_agreed')),
  texts             jsonb       NOT NULL,
  ruled_at          timestamptz NOT NULL,
  set_aside_at      timestamptz,
  set_aside_reason  jsonb,
  PRIMARY KEY (forum_id, ruling_id),
  UNIQUE (forum_id, session_id, number)
);

-- Without a participant where the record of the session keeps no names, or the name was erased.
CREATE TABLE ruling_objections (
  forum_id          uuid        NOT NULL,
  objection_id      uuid        NOT NULL,
  ruling_id         uuid        NOT NULL,
  session_id        uuid        NOT NULL,
  participation_id  uuid,
  texts             jsonb       NOT NULL,
  noted_at          timestamptz NOT NULL,
  PRIMARY KEY (forum_id, objection_id),
  UNIQUE (forum_id, ruling_id, participation_id)
);
CREATE INDEX ruling_objections_by_session ON ruling_objections (forum_id, session_id);
