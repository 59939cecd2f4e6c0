import type { ErasureSource } from '#kernel/server/record/erasure.ts';

const edition = { subjectKind: 'edition', table: 'editions', id: 'edition_id', kept: 'texts' } as const;
const ruling = { subjectKind: 'ruling', table: 'rulings', id: 'ruling_id', kept: 'texts' } as const;

export const conveneErasure: ErasureSource = {
  columns: [
    {
      ...{ subjectKind: 'intervention', name: 'text', table: 'interventions', id: 'intervention_id' },
      ...{ column: 'texts', kept: 'texts' },
    },
    {
      ...{ subjectKind: 'collective_act', name: 'text', table: 'collective_acts', id: 'collective_act_id' },
      ...{ column: 'texts', kept: 'texts' },
    },
    {
      ...{ subjectKind: 'session', name: 'title', table: 'sessions', id: 'session_id' },
      ...{ column: 'titles', kept: 'texts' },
    },
    {
      ...{ subjectKind: 'agenda_item', name: 'title', table: 'agenda_items', id: 'item_id' },
      ...{ column: 'titles', kept: 'texts' },
    },
    { ...ruling, name: 'text', column: 'texts' },
    { ...ruling, name: 'reason', column: 'set_aside_reason' },
    {
      ...{ subjectKind: 'ruling_objection', name: 'text', table: 'ruling_objections', id: 'objection_id' },
      ...{ column: 'texts', kept: 'texts' },
    },
    { ...edition, name: 'name', column: 'names' },
    { ...edition, name: 'theme', column: 'theme' },
    { ...edition, name: 'place', column: 'place' },
  ],
  /** Who spoke is told by the record mode: under the strictest one that is stored, nobody is told. */
  also: async (tx, { forumId, subjectKind, subjectId, name }) => {
    if (subjectKind === 'ruling_objection' && name === 'speaker')
      await tx
        .updateTable('ruling_objections')
        .set({ participation_id: null })
        .where('forum_id', '=', forumId)
        .where('objection_id', '=', subjectId)
        .execute();
    if (subjectKind !== 'intervention' || name !== 'speaker') return;
    await tx
      .updateTable('interventions')
      .set({ record_mode: 'chatham' })
      .where('forum_id', '=', forumId)
      .where('intervention_id', '=', subjectId)
      .execute();
  },
};
