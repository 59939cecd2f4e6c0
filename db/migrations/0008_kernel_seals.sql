-- Editions whose record has ended, and what each witness has said about a log.

-- Apart from `logs`, whose row is the sequencer's: a seal is decided here first and entered a moment later.
CREATE TABLE edition_seals (
  forum_id    uuid        NOT NULL,
  edition_id  uuid        NOT NULL,
  sealed_at   timestamptz NOT NULL,
  PRIMARY KEY (forum_id, edition_id)
);

-- `size` is the head a witness cosigned last; `trouble` is why it did not cosign when it was last asked.
CREATE TABLE log_witnesses (
  forum_id     uuid        NOT NULL,
  edition_id   uuid        NOT NULL,
  witness      text        NOT NULL,
  size         bigint      NOT NULL,
  cosigned_at  timestamptz,
  trouble      text,
  PRIMARY KEY (forum_id, edition_id, witness)
);
