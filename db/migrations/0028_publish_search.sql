-- What anyone may read, as the search page finds it: made anew from the public record whenever an act has changed that,
-- and so always right to delete. No word is in here that an outsider could not read on the page it leads to.

-- How much of an edition's trail the index has followed; an edition without a row is read from its beginning.
CREATE TABLE search_editions (
  forum_id       uuid     NOT NULL,
  edition_id     uuid     NOT NULL,
  acts_followed  bigint   NOT NULL,
  rules_version  integer  NOT NULL,
  PRIMARY KEY (forum_id, edition_id)
);

CREATE TABLE search_documents (
  forum_id           uuid      NOT NULL,
  edition_id         uuid      NOT NULL,
  kind               text      NOT NULL,
  subject_id         uuid      NOT NULL,
  place_in_order     integer   NOT NULL,
  stakeholder_group  text,
  session_id         uuid,
  folded_title       text      NOT NULL,
  folded             text      NOT NULL,
  pairs              tsvector  NOT NULL,
  shown              jsonb     NOT NULL,
  sha256             text      NOT NULL,
  PRIMARY KEY (forum_id, edition_id, kind, subject_id)
);
-- An inverted index holds one column; forum_id is asked beside it, and a forum's rows lie together where they are distributed.
CREATE INDEX search_documents_by_pairs ON search_documents USING gin (pairs);
