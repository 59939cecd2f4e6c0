-- Work that only one process at a time may do. The token rises with every change of holder and fences what is written;
-- the beat rises while the holder lives. No wall clock is compared with another.

CREATE TABLE leases (
  forum_id     uuid    NOT NULL,
  name         text    NOT NULL,
  holder       text,
  token        bigint  NOT NULL,
  beat         bigint  NOT NULL,
  duration_ms  integer NOT NULL CHECK (duration_ms > 0),
  PRIMARY KEY (forum_id, name)
);
