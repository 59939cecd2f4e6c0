-- The floor of a session: what happened on it, in order. One writer per room appends; the state is what the events add
-- up to, kept from time to time so that a restart reads few of them.

CREATE TABLE floor_events (
  forum_id    uuid        NOT NULL,
  session_id  uuid        NOT NULL,
  version     integer     NOT NULL,
  command_id  uuid        NOT NULL,
  event       jsonb       NOT NULL,
  actor_id    text,
  acted_at    timestamptz NOT NULL,
  PRIMARY KEY (forum_id, session_id, version),
  UNIQUE (forum_id, session_id, command_id)
);

CREATE TABLE floor_snapshots (
  forum_id    uuid        NOT NULL,
  session_id  uuid        NOT NULL,
  version     integer     NOT NULL,
  state       jsonb       NOT NULL,
  taken_at    timestamptz NOT NULL,
  PRIMARY KEY (forum_id, session_id)
);

-- Orders that came to a process which is not the writer of the room, on their way there and back.
CREATE TABLE floor_forwards (
  forum_id    uuid        NOT NULL,
  session_id  uuid        NOT NULL,
  command_id  uuid        NOT NULL,
  message     jsonb       NOT NULL,
  answer      jsonb,
  sent_at     timestamptz NOT NULL,
  PRIMARY KEY (forum_id, session_id, command_id)
);
