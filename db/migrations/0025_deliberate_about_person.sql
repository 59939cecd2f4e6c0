-- What a position is about: the matter, or the person who reacts (age, home, vote). The latter takes reactions like any
-- other and makes no opinion groups and no common ground. The mark has versions of its own; who set it and each earlier
-- reason are in the acts.

ALTER TABLE positions
  ADD COLUMN about          text     NOT NULL DEFAULT 'matter' CHECK (about IN ('matter', 'person')),
  -- Why it was last marked, for everyone who may read the position.
  ADD COLUMN about_reason   jsonb,
  ADD COLUMN about_version  integer  NOT NULL DEFAULT 0;
