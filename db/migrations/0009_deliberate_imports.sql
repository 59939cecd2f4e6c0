-- Conversations that were held elsewhere and brought here whole. What positions and reactions do not say is kept
-- beside them, so that the conversation can leave again as it came.

CREATE TABLE conversation_imports (
  forum_id         uuid        NOT NULL,
  deliberation_id  uuid        NOT NULL,
  form             text        NOT NULL CHECK (form IN ('polis')),
  source_sha256    text        NOT NULL,
  summary          jsonb,
  columns          jsonb       NOT NULL,
  imported_at      timestamptz NOT NULL,
  PRIMARY KEY (forum_id, deliberation_id),
  UNIQUE (forum_id, source_sha256)
);

-- One row per row of a file. Cells that positions, reactions and their log tell are null here: they are told once.
-- `visitor_id` and `entry_id` tie a row to the person and the log entry it is about, so that it goes when they go.
CREATE TABLE conversation_import_rows (
  forum_id         uuid        NOT NULL,
  deliberation_id  uuid        NOT NULL,
  file             text        NOT NULL,
  place            integer     NOT NULL,
  visitor_id       uuid,
  entry_id         uuid,
  fields           jsonb       NOT NULL,
  PRIMARY KEY (forum_id, deliberation_id, file, place)
);
