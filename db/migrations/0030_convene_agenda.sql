-- The agenda of a session: items in their order, each with the number that is printed before it.

CREATE TABLE agenda_items (
  forum_id        uuid        NOT NULL,
  item_id         uuid        NOT NULL,
  edition_id      uuid        NOT NULL,
  session_id      uuid        NOT NULL,
  number          text        NOT NULL,
  titles          jsonb       NOT NULL,
  starts_at       timestamptz,
  ends_at         timestamptz,
  document_url    text,
  about_kind      text        CHECK (about_kind IN ('topic', 'position')),
  about_id        uuid,
  place_in_order  integer     NOT NULL,
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (forum_id, item_id),
  UNIQUE (forum_id, session_id, number)
);
CREATE INDEX agenda_items_by_edition ON agenda_items (forum_id, edition_id, session_id, place_in_order);

-- Under which item words were said; null where the session has no agenda, or nobody said so.
ALTER TABLE interventions ADD COLUMN agenda_item_id uuid;
CREATE INDEX interventions_by_agenda_item ON interventions (forum_id, agenda_item_id) WHERE agenda_item_id IS NOT NULL;
