import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Database } from '#kernel/server/database/db.ts';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import {
  newId,
  seedForum,
  someone,
  type SeededForum,
  type TestApplication,
} from '../../whole-app/test-application.ts';
import { adoptOutcomeCommand } from './adoption.commands.ts';
import { citeTargetCommand } from './citations.commands.ts';
import { addParagraphCommand, startOutcomeCommand } from './drafting.commands.ts';
import './tables.ts';

export const AT = new Date('2026-11-24T03:00:00Z');
export const officer = someone('officer', 'secretariat');
export const rapporteur = someone('rapporteur', 'rapporteur');
export const chair = someone('chair', 'chair');

/**
 * For database tests: a forum of its own with one intervention on record, another forum beside it that must not
 * show through, and the steps of drafting in one word each.
 */
export async function draftingDesk(test: TestApplication) {
  const edition = { slug: '2026', startsOn: '2026-11-24', callClosesOn: '2026-11-30' };
  const [forum, elsewhere] = [
    await seedForum(test.db, newId(), edition),
    await seedForum(test.db, newId(), edition),
  ];
  const [said, saidElsewhere] = [
    await seedIntervention(test.db, forum),
    await seedIntervention(test.db, elsewhere),
  ];

  function as<Input, State, Change>(
    viewer: Viewer,
    handler: Handler<Input, State, Change>,
    input: object,
    where: SeededForum = forum,
  ) {
    const { forumId, editionId } = where;
    return execute(test.app, { forumId, viewer }, handler, { editionId, ...input });
  }
  async function changed<Input, State, Change>(
    viewer: Viewer,
    handler: Handler<Input, State, Change>,
    input: object,
  ): Promise<Change> {
    const done = await as(viewer, handler, input);
    if (!done.ok || done.change === null) throw new Error(JSON.stringify(done));
    return done.change;
  }
  const sight = () => test.app.thread.publicSight;
  const titles = { ko: '서울 선언', en: '' };
  const start = async () =>
    (await changed(rapporteur, startOutcomeCommand, { kind: 'declaration', titles })).documentId;
  const add = async (documentId: string, ko: string, rest: object = {}) => {
    const paragraph = { documentId, kind: 'operative', language: 'ko', texts: { ko }, ...rest };
    return (await changed(rapporteur, addParagraphCommand, paragraph)).paragraphId;
  };
  const cite = (paragraphId: string, targetId = said, targetKind = 'intervention') =>
    as(rapporteur, citeTargetCommand(sight()), { paragraphId, targetKind, targetId });
  const adopt = (documentId: string, viewer: Viewer = officer) =>
    as(viewer, adoptOutcomeCommand(sight()), { documentId, manner: 'consensus' });
  async function adoptedText() {
    const documentId = await start();
    const paragraphId = await add(documentId, '통신선을 함께 지키기로 뜻을 모은다.');
    await cite(paragraphId);
    await adopt(documentId);
    return { documentId, paragraphId };
  }
  return { forum, elsewhere, said, saidElsewhere, as, changed, sight, start, add, cite, adopt, adoptedText };
}
export type DraftingDesk = Awaited<ReturnType<typeof draftingDesk>>;

/** One person of one edition who said one thing, in the open, in one session. */
async function seedIntervention(db: Database, { forumId, editionId }: SeededForum): Promise<string> {
  const [personId, participationId, sessionId, interventionId] = [newId(), newId(), newId(), newId()];
  const shared = { forum_id: forumId, created_at: AT };
  const here = { ...shared, edition_id: editionId };
  const names = JSON.stringify([
    { language: 'ko', script: 'Hang', kind: 'usual', text: '한바다', source: null },
  ]);
  const person = { ...shared, person_id: personId, slug: personId, names, email: null };
  await db.insertInto('people').values(person).execute();
  const participation = {
    capacity: JSON.stringify({ ko: '연구원' }),
    organisation_id: null,
    stakeholder_group: 'academia',
    region: null,
    attendance: 'in_room',
    accreditation: 'accredited',
    simulated: true,
  } as const;
  await db
    .insertInto('participations')
    .values({ ...here, ...participation, participation_id: participationId, person_id: personId })
    .execute();
  await seedSession(db, { ...here, session_id: sessionId });
  const spoken = { delivery: 'live', text_kind: 'verbatim', authentic_language: 'ko' } as const;
  await db
    .insertInto('interventions')
    .values({
      ...here,
      ...spoken,
      intervention_id: interventionId,
      session_id: sessionId,
      participation_id: participationId,
      texts: JSON.stringify({ ko: '바다 밑 통신선을 함께 지키자.' }),
      verb: null,
      force: null,
      record_mode: 'attributed',
      source: null,
      place_in_order: 1,
      corrected_at: null,
    })
    .execute();
  return interventionId;
}

type SessionIds = { forum_id: string; edition_id: string; session_id: string; created_at: Date };

async function seedSession(db: Database, ids: SessionIds): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      ...ids,
      slug: ids.session_id,
      parent_id: null,
      kind: 'plenary',
      titles: JSON.stringify({ ko: '본회의' }),
      summary: null,
      held_on: '2026-11-24',
      starts_at: null,
      ends_at: null,
      room: null,
      stream_url: null,
      record_mode: 'attributed',
      place_in_order: 1,
    })
    .execute();
}

/** Everything that a refusal must leave as it was. */
export async function everything(db: Database): Promise<string> {
  const rows = [];
  for (const table of [
    'outcome_documents',
    'outcome_paragraphs',
    'citations',
    'outcome_versions',
    'decisions',
    'commitments',
    'acts',
    'log_outbox',
  ] as const)
    rows.push(await db.selectFrom(table).selectAll().orderBy('forum_id').execute());
  return JSON.stringify(rows.map((table) => table.map((row) => JSON.stringify(row)).sort()));
}
