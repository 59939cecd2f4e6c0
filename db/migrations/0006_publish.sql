-- PUBLISH: the results release as issued, frozen in both languages.

CREATE TABLE results_releases (
  forum_id    uuid        NOT NULL,
  release_id  uuid        NOT NULL,
  edition_id  uuid        NOT NULL,
  number      integer     NOT NULL,
  texts       jsonb       NOT NULL,
  sha256      jsonb       NOT NULL,
  issued_at   timestamptz NOT NULL,
  PRIMARY KEY (forum_id, release_id),
  UNIQUE (forum_id, edition_id, number)
);
