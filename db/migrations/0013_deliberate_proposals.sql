-- Sentences that participants propose, the answers they get, what became of each, and in which languages it stands.

ALTER TABLE deliberations
  ADD COLUMN proposing      text NOT NULL DEFAULT 'nobody' CHECK (proposing IN ('nobody', 'participants', 'signed_in')),
  -- Who reads why a proposal was returned: its author alone, or everyone (number and reason, never the words).
  ADD COLUMN answers_shown  text NOT NULL DEFAULT 'author' CHECK (answers_shown IN ('author', 'everyone'));

ALTER TABLE positions DROP CONSTRAINT positions_state_check;
ALTER TABLE positions
  ADD CONSTRAINT positions_state_check CHECK (state IN
    ('submitted', 'returned', 'proposed', 'open', 'closed', 'moderated_out', 'withdrawn', 'merged', 'split')),
  ADD COLUMN origin       text NOT NULL DEFAULT 'drafted' CHECK (origin IN ('drafted', 'submitted', 'split', 'imported')),
  -- From the catalogue of reasons; `state_reason` holds words of one's own.
  ADD COLUMN reason_code  text,
  -- Which words of the intervention it rests on: language, from and to in code points, and a hash that tells when they changed.
  ADD COLUMN span         jsonb,
  ADD COLUMN answered_at  timestamptz;
UPDATE positions SET origin = 'imported' WHERE drafted_by = 'polis';
CREATE INDEX positions_by_author ON positions (forum_id, deliberation_id, drafted_by);

-- Which position came of which: parts of one that was split, or the one that another was merged into.
CREATE TABLE position_lineage (
  forum_id          uuid        NOT NULL,
  position_id       uuid        NOT NULL,
  from_position_id  uuid        NOT NULL,
  kind              text        NOT NULL CHECK (kind IN ('split', 'merged')),
  made_as           text        NOT NULL CHECK (made_as IN ('secretariat', 'rapporteur', 'participant', 'elsewhere')),
  made_at           timestamptz NOT NULL,
  PRIMARY KEY (forum_id, position_id, from_position_id)
);
CREATE INDEX position_lineage_forward ON position_lineage (forum_id, from_position_id);

-- What the texts beside the authentic one are. A language without a row here is the authentic one itself.
CREATE TABLE position_translations (
  forum_id     uuid        NOT NULL,
  position_id  uuid        NOT NULL,
  language     text        NOT NULL,
  status       text        NOT NULL CHECK (status IN ('authentic', 'courtesy', 'machine')),
  -- The version of the authentic words it says; older than the position's own means that it is stale.
  of_version   integer     NOT NULL,
  -- As they want to be credited; null where nobody is.
  translator   text,
  made_by      text        NOT NULL,
  made_at      timestamptz NOT NULL,
  PRIMARY KEY (forum_id, position_id, language)
);
INSERT INTO position_translations
SELECT p.forum_id, p.position_id, t.language, 'courtesy', p.version, NULL, p.drafted_by, p.created_at
FROM positions p, jsonb_object_keys(p.texts) AS t (language)
WHERE t.language <> p.authentic_language;
