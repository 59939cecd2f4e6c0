-- CONCLUDE: the outcome text, what each paragraph rests on, its adoption, and what was promised.

CREATE TABLE outcome_documents (
  forum_id      uuid        NOT NULL,
  document_id   uuid        NOT NULL,
  edition_id    uuid        NOT NULL,
  kind          text        NOT NULL CHECK (kind IN ('declaration', 'chairs_summary', 'joint_statement', 'outcome_document')),
  titles        jsonb       NOT NULL,
  state         text        NOT NULL CHECK (state IN ('drafting', 'adopted')),
  created_at    timestamptz NOT NULL,
  PRIMARY KEY (forum_id, document_id)
);
CREATE INDEX outcome_documents_by_edition ON outcome_documents (forum_id, edition_id);

CREATE TABLE outcome_paragraphs (
  forum_id            uuid        NOT NULL,
  paragraph_id        uuid        NOT NULL,
  document_id         uuid        NOT NULL,
  edition_id          uuid        NOT NULL,
  place_in_order      integer     NOT NULL,
  kind                text        NOT NULL CHECK (kind IN ('heading', 'preambular', 'operative')),
  authentic_language  text        NOT NULL,
  texts               jsonb       NOT NULL,
  created_at          timestamptz NOT NULL,
  edited_at           timestamptz,
  PRIMARY KEY (forum_id, paragraph_id)
);
CREATE INDEX outcome_paragraphs_by_document ON outcome_paragraphs (forum_id, document_id, place_in_order);

CREATE TABLE citations (
  forum_id      uuid        NOT NULL,
  citation_id   uuid        NOT NULL,
  paragraph_id  uuid        NOT NULL,
  document_id   uuid        NOT NULL,
  target_kind   text        NOT NULL CHECK (target_kind IN ('intervention', 'position', 'snapshot', 'document')),
  target_id     uuid        NOT NULL,
  created_at    timestamptz NOT NULL,
  PRIMARY KEY (forum_id, citation_id),
  UNIQUE (forum_id, paragraph_id, target_kind, target_id)
);
CREATE INDEX citations_by_target ON citations (forum_id, target_kind, target_id);

-- Adoption freezes a version: its whole text and citations, hashed.
CREATE TABLE outcome_versions (
  forum_id     uuid        NOT NULL,
  version_id   uuid        NOT NULL,
  document_id  uuid        NOT NULL,
  edition_id   uuid        NOT NULL,
  number       integer     NOT NULL,
  content      jsonb       NOT NULL,
  sha256       text        NOT NULL,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (forum_id, version_id),
  UNIQUE (forum_id, document_id, number)
);

CREATE TABLE decisions (
  forum_id      uuid        NOT NULL,
  decision_id   uuid        NOT NULL,
  document_id   uuid        NOT NULL,
  version_id    uuid        NOT NULL,
  edition_id    uuid        NOT NULL,
  kind          text        NOT NULL CHECK (kind IN ('adopted')),
  manner        text        NOT NULL CHECK (manner IN ('consensus', 'acclamation', 'vote', 'silence_procedure')),
  note          jsonb,
  -- In which role it was recorded; null where an older record does not say.
  recorded_by   text        CHECK (recorded_by IN ('chair', 'secretariat')),
  decided_at    timestamptz NOT NULL,
  PRIMARY KEY (forum_id, decision_id),
  UNIQUE (forum_id, document_id, version_id)
);

-- A commitment from an intervention leaves made_by empty: who spoke is told by the intervention's own record mode.
CREATE TABLE commitments (
  forum_id         uuid        NOT NULL,
  commitment_id    uuid        NOT NULL,
  edition_id       uuid        NOT NULL,
  paragraph_id     uuid,
  intervention_id  uuid,
  texts            jsonb       NOT NULL,
  made_by          jsonb       NOT NULL,
  state            text        NOT NULL CHECK (state IN ('open', 'taken_up', 'met', 'dropped')),
  note             jsonb,
  changed_at       timestamptz,
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (forum_id, commitment_id)
);
CREATE INDEX commitments_by_edition ON commitments (forum_id, edition_id);
