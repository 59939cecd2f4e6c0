-- Reasons are read, and shown to everyone only where the rules said so beforehand and their author offered the words.

ALTER TABLE reaction_reasons
  -- The author's own choice while writing; off unless they ticked it.
  ADD COLUMN offered        boolean NOT NULL DEFAULT false,
  -- Why it was kept back, for its author: from the catalogue, in words of one's own, or both.
  ADD COLUMN kept_back_code text,
  ADD COLUMN kept_back_why  jsonb;

-- A position may be drawn from a reason. Only where that reason was given is kept, never which one it was.
ALTER TABLE position_lineage DROP CONSTRAINT position_lineage_kind_check;
ALTER TABLE position_lineage ADD CONSTRAINT position_lineage_kind_check
  CHECK (kind IN ('split', 'merged', 'reason'));
