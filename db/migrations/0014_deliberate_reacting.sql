-- Reacting in depth: taking a reaction back, giving a reason, reacting on a poor line, and who is let in to do so.

ALTER TABLE deliberations
  ADD COLUMN invited_only   boolean  NOT NULL DEFAULT false,
  ADD COLUMN proof_bits     smallint NOT NULL DEFAULT 0 CHECK (proof_bits BETWEEN 0 AND 24),
  ADD COLUMN reasons_shown  boolean  NOT NULL DEFAULT false,
  ADD COLUMN embed_origins  jsonb    NOT NULL DEFAULT '[]',
  -- Counts how often the secret of partner sites was made anew; 0 takes no ids from other sites.
  ADD COLUMN xid_generation integer  NOT NULL DEFAULT 0;

-- Announced: the rules stand and are shown, reactions are not taken yet.
ALTER TABLE deliberations DROP CONSTRAINT deliberations_state_check;
ALTER TABLE deliberations ADD CONSTRAINT deliberations_state_check
  CHECK (state IN ('draft', 'announced', 'open', 'closed'));

-- When the person reacted, as far as the device can say; null: at the moment it was written.
ALTER TABLE reactions ADD COLUMN made_at timestamptz;
ALTER TABLE public_reactions ADD COLUMN made_at timestamptz;

-- A reaction that was taken back leaves no row among the latest, and one without a stance in the trail.
ALTER TABLE reaction_log ALTER COLUMN stance DROP NOT NULL;

-- Why somebody reacted so, in their own words: never shown with who, and never with the stance.
CREATE TABLE reaction_reasons (
  forum_id         uuid        NOT NULL,
  position_id      uuid        NOT NULL,
  stratum          text        NOT NULL CHECK (stratum IN ('accredited', 'public')),
  reactor_id       uuid        NOT NULL,
  deliberation_id  uuid        NOT NULL,
  reason_id        uuid        NOT NULL,
  words            text        NOT NULL,
  state            text        NOT NULL CHECK (state IN ('given', 'shown', 'kept_back')),
  given_at         timestamptz NOT NULL,
  PRIMARY KEY (forum_id, position_id, stratum, reactor_id),
  UNIQUE (forum_id, reason_id)
);
CREATE INDEX reaction_reasons_by_deliberation ON reaction_reasons (forum_id, deliberation_id, position_id);

-- Codes that let people of the open public in. Only the half that is no secret is kept; the other half is computed.
CREATE TABLE invitation_codes (
  forum_id         uuid        NOT NULL,
  code_id          uuid        NOT NULL,
  deliberation_id  uuid        NOT NULL,
  batch_id         uuid        NOT NULL,
  label            text        NOT NULL,
  serial           text        NOT NULL,
  people_max       integer     NOT NULL CHECK (people_max >= 1),
  expires_at       timestamptz,
  revoked_at       timestamptz,
  made_at          timestamptz NOT NULL,
  PRIMARY KEY (forum_id, code_id),
  UNIQUE (forum_id, serial)
);
CREATE INDEX invitation_codes_by_deliberation ON invitation_codes (forum_id, deliberation_id, batch_id);

-- Who of the open public was let in where the rules ask for an invitation or for work done by the device.
CREATE TABLE admitted_visitors (
  forum_id         uuid        NOT NULL,
  deliberation_id  uuid        NOT NULL,
  visitor_id       uuid        NOT NULL,
  code_id          uuid,
  admitted_at      timestamptz NOT NULL,
  PRIMARY KEY (forum_id, deliberation_id, visitor_id)
);
CREATE INDEX admitted_visitors_by_code ON admitted_visitors (forum_id, code_id);
