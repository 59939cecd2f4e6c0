-- Who confirmed, before their first reaction, that theirs are published with their name after the close. Only in
-- deliberations on record; without a row here no reaction of a participant is taken, and none is published.

CREATE TABLE on_record_confirmations (
  forum_id          uuid        NOT NULL,
  deliberation_id   uuid        NOT NULL,
  participation_id  uuid        NOT NULL,
  confirmed_at      timestamptz NOT NULL,
  PRIMARY KEY (forum_id, deliberation_id, participation_id)
);
