-- The position that the screen of a room shows now; no row, none.

CREATE TABLE hall_positions (
  forum_id     uuid        NOT NULL,
  session_id   uuid        NOT NULL,
  position_id  uuid        NOT NULL,
  shown_at     timestamptz NOT NULL,
  PRIMARY KEY (forum_id, session_id)
);
