import { STAKEHOLDER_GROUPS, type StakeholderGroup, type Viewer } from '#kernel/domain/viewer.ts';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import { ANYONE, newId, seedForum, someone, type TestApplication } from '../../whole-app/test-application.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { ResultsView } from '#deliberate/domain/positions/position-view.ts';
import {
  openDeliberationCommand,
  planDeliberationCommand,
  takeSnapshotCommand,
} from '#deliberate/server/deliberation/deliberations.commands.ts';
import { draftPositionCommand } from '#deliberate/server/positions/positions.commands.ts';
import { castReactionCommand } from '#deliberate/server/reacting/reactions.commands.ts';
import { readResults } from '#deliberate/server/results/results.store.ts';

export const START = new Date('2026-11-24T03:00:00Z');
export const officer = someone('officer', 'secretariat');
export const rapporteur = someone('rapporteur', 'rapporteur');
export const visitor = (): Viewer => ({ ...ANYONE, visitorId: newId() });
export const refusedAs = (code: string) => ({ ok: false, refusal: { code } });

type Done<Change> =
  { readonly ok: true; readonly change: Change | null } | { readonly ok: false; readonly refusal: object };

/** The change of a command that must have been taken. */
export function taken<Change>(done: Done<Change>): Change {
  if (!done.ok || done.change === null) throw new Error(`Not taken: ${JSON.stringify(done)}`);
  return done.change;
}

/** A forum of its own with one deliberation, and hands to work it with: for database tests only. */
export async function planWorld(test: TestApplication, rules: object = {}) {
  test.clock.at = START;
  const edition = { slug: '2026', startsOn: '2026-11-25', callClosesOn: '2026-11-30' };
  const forum = await seedForum(test.db, newId(), edition);
  const { forumId, editionId } = forum;

  async function as<Input, State, Change>(
    viewer: Viewer,
    handler: Handler<Input, State, Change>,
    input: object,
  ) {
    // Each thing happens a second after the last, as the clock of a real day does.
    test.clock.at = new Date(test.clock.at.getTime() + 1000);
    return execute(test.app, { forumId, viewer }, handler, { editionId, ...input });
  }
  const titles = { ko: '숙의', en: 'Deliberation' };
  const { deliberationId } = taken(await as(officer, planDeliberationCommand, { titles, ...rules }));

  async function draft(ko: string): Promise<string> {
    const handler = draftPositionCommand(test.app.thread.publicSight);
    return taken(await as(rapporteur, handler, { texts: { ko }, authenticLanguage: 'ko' })).positionId;
  }
  const react = (who: Viewer, input: { positionId: string; stance: Stance; important?: boolean }) =>
    as(who, castReactionCommand, input);
  const member = (group: StakeholderGroup) => addMember(test, forum, group);

  /** New people of a group, each with a reaction. */
  async function crowd(positionId: string, group: StakeholderGroup, stances: readonly Stance[]) {
    const people: Viewer[] = [];
    for (const stance of stances) {
      const one = await member(group);
      taken(await react(one, { positionId, stance }));
      people.push(one);
    }
    return people;
  }
  async function seen(viewer: Viewer = ANYONE): Promise<ResultsView> {
    const found = await readResults(test.db, { forumId, editionId, viewer });
    if (found === null) throw new Error('There is no deliberation.');
    return found;
  }
  return {
    ...forum,
    deliberationId,
    as,
    draft,
    react,
    member,
    crowd,
    seen,
    epoch: () => as(officer, takeSnapshotCommand, { deliberationId }),
    cellOf: async (group: StakeholderGroup) => (await seen()).positions[0]?.accredited[group],
    everything: () => everything(test, forumId),
  };
}
export type World = Awaited<ReturnType<typeof planWorld>>;

/** The same with these sentences put to everyone. */
export async function openWorld(test: TestApplication, rules: object = {}, sentences = ['하나']) {
  const world = await planWorld(test, rules);
  const positions: string[] = [];
  for (const ko of sentences) positions.push(await world.draft(ko));
  taken(await world.as(officer, openDeliberationCommand, { deliberationId: world.deliberationId }));
  return { ...world, positions, positionId: positions[0] ?? '' };
}

export const groupsBut = (...shown: readonly StakeholderGroup[]) =>
  STAKEHOLDER_GROUPS.filter((group) => !shown.includes(group));

async function addMember(
  test: TestApplication,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
  group: StakeholderGroup,
): Promise<Viewer> {
  const [participationId, personId] = [newId(), newId()];
  const person = { forum_id: forumId, person_id: personId, created_at: START };
  await test.db
    .insertInto('people')
    .values({ ...person, slug: personId, names: JSON.stringify([]), email: null })
    .execute();
  await test.db
    .insertInto('participations')
    .values({
      ...person,
      participation_id: participationId,
      edition_id: editionId,
      capacity: JSON.stringify({ ko: '연사' }),
      organisation_id: null,
      stakeholder_group: group,
      region: null,
      attendance: 'in_room',
      accreditation: 'accredited',
      simulated: false,
    })
    .execute();
  const participation = { participationId, editionId, personId, stakeholderGroup: group };
  return { ...someone(participationId, 'participant'), participation };
}

/** Everything that a refusal must leave as it was. */
async function everything({ db }: TestApplication, forumId: string) {
  const [deliberations, positions, reactions, open, log, snapshots, acts] = await Promise.all([
    db.selectFrom('deliberations').selectAll().where('forum_id', '=', forumId).execute(),
    db.selectFrom('positions').selectAll().where('forum_id', '=', forumId).orderBy('number').execute(),
    db.selectFrom('reactions').selectAll().where('forum_id', '=', forumId).execute(),
    db.selectFrom('public_reactions').selectAll().where('forum_id', '=', forumId).execute(),
    db.selectFrom('reaction_log').selectAll().where('forum_id', '=', forumId).execute(),
    db.selectFrom('opinion_snapshots').selectAll().where('forum_id', '=', forumId).execute(),
    db.selectFrom('acts').selectAll().where('forum_id', '=', forumId).orderBy('act_id').execute(),
  ]);
  return { deliberations, positions, reactions, open, log, snapshots, acts };
}
