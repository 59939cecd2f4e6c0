-- What an analysis leaves beside the released outputs of its epoch. Points and density are public with it, and never
-- change; whereabouts (where each position pulls, for telling a person their own place) and review (for the
-- secretariat) are not. Later epochs carry an analysis on, so it is kept by the epoch in which it was made.

CREATE TABLE opinion_analyses (
  forum_id         uuid     NOT NULL,
  deliberation_id  uuid     NOT NULL,
  stratum          text     NOT NULL CHECK (stratum IN ('accredited', 'public')),
  epoch            integer  NOT NULL,
  points           bytea,
  density          bytea,
  whereabouts      jsonb,
  review           jsonb    NOT NULL,
  PRIMARY KEY (forum_id, deliberation_id, stratum, epoch)
);
