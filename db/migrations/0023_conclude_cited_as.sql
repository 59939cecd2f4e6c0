-- A citation holds fast what it cites: the words of a position in the version that was read, and the released results
-- they had then, by epoch and hash. Null where nothing of the kind was open to everyone, and for the results in what was
-- cited before this was kept.

ALTER TABLE citations
  ADD COLUMN cited_version   integer,
  ADD COLUMN snapshot_id     uuid,
  ADD COLUMN epoch           integer,
  ADD COLUMN outputs_sha256  text;

-- Versions carry the time they were made, so which one was read is known.
UPDATE citations SET cited_version = (
  SELECT max(version) FROM position_versions AS v
  WHERE v.forum_id = citations.forum_id AND v.position_id = citations.target_id AND v.made_at <= citations.created_at)
WHERE target_kind = 'position';
