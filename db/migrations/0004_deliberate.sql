-- DELIBERATE: positions put to everyone, reactions in two strata that are never added, frozen results.

CREATE TABLE deliberations (
  forum_id         uuid        NOT NULL,
  deliberation_id  uuid        NOT NULL,
  edition_id       uuid        NOT NULL,
  titles           jsonb       NOT NULL,
  state            text        NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
  opens_at         timestamptz,
  closes_at        timestamptz,
  public_stratum   boolean     NOT NULL,
  visibility       text        NOT NULL CHECK (visibility IN ('on_record', 'confidential', 'anonymous')),
  results_shown    text        NOT NULL CHECK (results_shown IN ('always', 'after_reaction', 'at_close')),
  row_export       boolean     NOT NULL,
  group_size_min   integer     NOT NULL CHECK (group_size_min >= 5),
  public_size_min  integer     NOT NULL CHECK (public_size_min >= 10),
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (forum_id, deliberation_id)
);
CREATE INDEX deliberations_by_edition ON deliberations (forum_id, edition_id);

CREATE TABLE positions (
  forum_id            uuid        NOT NULL,
  position_id         uuid        NOT NULL,
  edition_id          uuid        NOT NULL,
  deliberation_id     uuid        NOT NULL,
  number              integer     NOT NULL,
  authentic_language  text        NOT NULL,
  texts               jsonb       NOT NULL,
  state               text        NOT NULL CHECK (state IN ('proposed', 'open', 'closed', 'moderated_out', 'withdrawn', 'merged')),
  state_reason        jsonb,
  intervention_id     uuid,
  drafted_by          text        NOT NULL,
  simulated           boolean     NOT NULL,
  created_at          timestamptz NOT NULL,
  edited_at           timestamptz,
  PRIMARY KEY (forum_id, position_id),
  UNIQUE (forum_id, deliberation_id, number)
);
CREATE INDEX positions_by_edition ON positions (forum_id, edition_id, number);
CREATE INDEX positions_by_intervention ON positions (forum_id, intervention_id);

-- Accredited stratum: one person, one reaction; the key enforces it. The last reaction counts.
CREATE TABLE reactions (
  forum_id          uuid        NOT NULL,
  position_id       uuid        NOT NULL,
  participation_id  uuid        NOT NULL,
  deliberation_id   uuid        NOT NULL,
  stance            smallint    NOT NULL CHECK (stance IN (-1, 0, 1)),
  important         boolean     NOT NULL,
  simulated         boolean     NOT NULL,
  reacted_at        timestamptz NOT NULL,
  PRIMARY KEY (forum_id, position_id, participation_id)
);
CREATE INDEX reactions_by_participation ON reactions (forum_id, deliberation_id, participation_id);

-- Open public stratum: unverified, counted apart and never added to the accredited one.
CREATE TABLE public_reactions (
  forum_id         uuid        NOT NULL,
  position_id      uuid        NOT NULL,
  visitor_id       uuid        NOT NULL,
  deliberation_id  uuid        NOT NULL,
  stance           smallint    NOT NULL CHECK (stance IN (-1, 0, 1)),
  important        boolean     NOT NULL,
  simulated        boolean     NOT NULL,
  reacted_at       timestamptz NOT NULL,
  PRIMARY KEY (forum_id, position_id, visitor_id)
);
CREATE INDEX public_reactions_by_visitor ON public_reactions (forum_id, deliberation_id, visitor_id);

-- Reactions are too many to be acts one by one: this is their own append-only trail.
CREATE TABLE reaction_log (
  forum_id         uuid        NOT NULL,
  entry_id         uuid        NOT NULL,
  deliberation_id  uuid        NOT NULL,
  position_id      uuid        NOT NULL,
  stratum          text        NOT NULL CHECK (stratum IN ('accredited', 'public')),
  reactor_id       uuid        NOT NULL,
  stance           smallint    NOT NULL,
  important        boolean     NOT NULL,
  reacted_at       timestamptz NOT NULL,
  PRIMARY KEY (forum_id, entry_id)
);

-- A result frozen at an epoch: what outcome paragraphs cite.
CREATE TABLE opinion_snapshots (
  forum_id         uuid        NOT NULL,
  snapshot_id      uuid        NOT NULL,
  edition_id       uuid        NOT NULL,
  deliberation_id  uuid        NOT NULL,
  epoch            integer     NOT NULL,
  method           text        NOT NULL,
  inputs_sha256    text        NOT NULL,
  outputs_sha256   text        NOT NULL,
  outputs          jsonb       NOT NULL,
  taken_at         timestamptz NOT NULL,
  PRIMARY KEY (forum_id, snapshot_id),
  UNIQUE (forum_id, deliberation_id, epoch)
);
