-- CALL: topics proposed for an edition, who supports them, the secretariat's answer.

CREATE TABLE topic_proposals (
  forum_id       uuid        NOT NULL,
  topic_id       uuid        NOT NULL,
  edition_id     uuid        NOT NULL,
  titles         jsonb       NOT NULL,
  reasons        jsonb       NOT NULL,
  authentic_language text    NOT NULL,
  proposer_id    text        NOT NULL,
  proposer_name  text        NOT NULL,
  stakeholder_group text,
  state          text        NOT NULL CHECK (state IN ('submitted', 'screened_in', 'screened_out', 'under_review', 'selected', 'merged', 'waitlisted', 'declined', 'withdrawn')),
  merged_into_id uuid,
  commitment_id  uuid,
  answer         jsonb,
  answered_at    timestamptz,
  simulated      boolean     NOT NULL,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (forum_id, topic_id)
);
CREATE INDEX topic_proposals_by_edition ON topic_proposals (forum_id, edition_id, created_at);

CREATE TABLE topic_supports (
  forum_id      uuid        NOT NULL,
  topic_id      uuid        NOT NULL,
  supporter_id  text        NOT NULL,
  supported_at  timestamptz NOT NULL,
  PRIMARY KEY (forum_id, topic_id, supporter_id)
);
