-- Whom every analysis of opinion groups so far has counted with the same group: people are counted in bundles, so that
-- the numbers of two epochs never differ by one person's reactions. For the next analysis alone; never shown.

CREATE TABLE opinion_bundles (
  forum_id         uuid     NOT NULL,
  deliberation_id  uuid     NOT NULL,
  stratum          text     NOT NULL CHECK (stratum IN ('accredited', 'public')),
  reactor_id       uuid     NOT NULL,
  bundle           integer  NOT NULL,
  PRIMARY KEY (forum_id, deliberation_id, stratum, reactor_id)
);
