-- The words of a position have versions. A reaction belongs to the words that were read: it carries their version, and
-- counts only from the version on that people were last asked about. A correction that leaves the meaning as it was
-- keeps that version; a rewording moves it, and everyone is asked again.

ALTER TABLE positions
  ADD COLUMN version        integer     NOT NULL DEFAULT 1,
  ADD COLUMN asked_version  integer     NOT NULL DEFAULT 1,
  -- When people were asked anew; null while the first words stand. Results taken before it are about other words.
  ADD COLUMN reworded_at    timestamptz,
  -- When it was first put to everyone; null for what never was, and then nobody outside learns that it exists.
  ADD COLUMN opened_at      timestamptz;
UPDATE positions SET opened_at = created_at WHERE state <> 'proposed';

ALTER TABLE reactions ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE public_reactions ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE reaction_log ADD COLUMN version integer NOT NULL DEFAULT 1;

CREATE TABLE position_versions (
  forum_id            uuid        NOT NULL,
  position_id         uuid        NOT NULL,
  version             integer     NOT NULL,
  texts               jsonb       NOT NULL,
  authentic_language  text        NOT NULL,
  change              text        NOT NULL CHECK (change IN ('first', 'draft', 'correction', 'rewording')),
  made_by             text        NOT NULL,
  made_as             text        NOT NULL CHECK (made_as IN ('secretariat', 'rapporteur', 'participant', 'elsewhere')),
  made_at             timestamptz NOT NULL,
  PRIMARY KEY (forum_id, position_id, version)
);
INSERT INTO position_versions
SELECT forum_id, position_id, 1, texts, authentic_language, 'first', drafted_by,
  CASE drafted_by WHEN 'polis' THEN 'elsewhere' ELSE 'rapporteur' END, created_at
FROM positions;
