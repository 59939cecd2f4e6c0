import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import { viewerOf, type Forum } from '#kernel/server/acts/forums.store.ts';
import { editionBySlug } from '#convene/server/forum/editions.store.ts';
import { addPersonCommand } from '#convene/server/people/people.commands.ts';
import { accountWith } from '#convene/server/importing/store-release.ts';
import { simulateCommand, type Simulation } from '#deliberate/cli/simulate.ts';
import { inventCrowd, type Invented } from '#deliberate/domain/simulation/invent-crowd.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import { takeSnapshotCommand } from '#deliberate/server/deliberation/deliberations.commands.ts';
import { deliberationForDesk } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { draftedPositions } from '#deliberate/server/positions/position-list.store.ts';
import { addSimulatedReactionsCommand } from '#deliberate/server/simulation/simulation.commands.ts';
import { failed, inForum } from './in-forum.ts';

/** How likely an accredited participant is to react to a position that they meet, and a visitor. */
const DILIGENCE = { accredited: 0.85, open: 0.6 };
/** People whose reactions go into one command. */
const CHUNK = 1_000;

/** `madang simulate` with a database: only now is it known whether the edition is a sample. */
export const simulate = simulateCommand((asked) =>
  inForum(asked.forum, async (app, forum) => {
    const edition = await editionBySlug(app.db, forum.forumId, asked.edition, app.now());
    if (edition === null) return failed(refuse('edition-missing').refusal);
    if (!edition.sample) return failed(refuse('not-a-sample').refusal);
    const { editionId } = edition;
    const deliberation = await deliberationForDesk(app.db, { forumId: forum.forumId, editionId });
    if (deliberation === null || deliberation.state !== 'open')
      return failed(refuse('deliberation-not-open').refusal);
    const { deliberationId } = deliberation;
    const done = await addCrowd(await actorIn(app, forum), asked, {
      editionId,
      deliberationId,
      positionIds: await openPositions(app, forum, deliberationId),
    });
    return { ok: true as const, ...done, path: `/${forum.slug}/${asked.edition}` };
  }),
);

type Run = <Input, State, Change>(
  handler: Handler<Input, State, Change>,
  input: object,
) => Promise<Change | null>;
type Actor = { readonly app: App; readonly run: Run };
type Where = {
  readonly editionId: string;
  readonly deliberationId: string;
  readonly positionIds: readonly string[];
};

/** Acts in the name of the secretariat; a sample that refuses is a defect, not an answer. */
async function actorIn(app: App, forum: Forum): Promise<Actor> {
  const account = await accountWith(app, app.config.secretariatEmail);
  const viewer = await viewerOf(app.db, forum.forumId, { account, participation: null, visitorId: null });
  const run: Run = async (handler, input) => {
    const done = await execute(app, { forumId: forum.forumId, viewer }, handler, input);
    if (!done.ok) throw new Error(`${handler.name} was refused: ${done.refusal.code}`);
    return done.change;
  };
  return { app, run };
}

async function openPositions({ db }: App, { forumId }: Forum, deliberationId: string): Promise<string[]> {
  const drafted = await draftedPositions(db, { forumId, deliberationId });
  return drafted.filter(({ state }) => state === 'open').map(({ positionId }) => positionId);
}

async function addCrowd({ app, run }: Actor, asked: Simulation, where: Where) {
  const { positionIds, ...place } = where;
  const plan = { seed: asked.seed, positionIds, opinionGroups: asked.opinionGroups };
  const groupOf = (at: number) => STAKEHOLDER_GROUPS[at % STAKEHOLDER_GROUPS.length] ?? 'academia';
  const participants: Invented[] = [];
  for (let at = 0; at < asked.people; at += 1)
    participants.push({ id: await addParticipant(run, place.editionId, at + 1), group: groupOf(at) });
  const visitors = Array.from({ length: asked.visitors }, (_, at) => ({
    id: app.newId(),
    group: groupOf(at),
  }));
  let reactions = 0;
  const add = async (stratum: 'accredited' | 'open', crowd: readonly Invented[]) => {
    for (let from = 0; from < crowd.length; from += CHUNK) {
      const people = crowd.slice(from, from + CHUNK);
      const made = inventCrowd({ ...plan, people, diligence: DILIGENCE[stratum] });
      await run(addSimulatedReactionsCommand, { ...place, accredited: [], open: [], [stratum]: made });
      reactions += made.length;
    }
  };
  await add('accredited', participants);
  await add('open', visitors);
  const taken = await run(takeSnapshotCommand, { ...place, cause: 'asked' });
  return { reactions, epoch: taken?.outputs.epoch ?? null };
}

async function addParticipant(run: Run, editionId: string, number: number): Promise<string> {
  const texts = { ko: `모의 참가자 ${number}`, en: `Simulated participant ${number}` };
  const added = await run(addPersonCommand, {
    editionId,
    names: [
      { language: 'ko', script: 'Kore', kind: 'usual', text: texts.ko, source: null },
      { language: 'en', script: 'Latn', kind: 'usual', text: texts.en, source: null },
    ],
    capacity: { ko: '모의 참가자', en: 'Simulated participant' },
    stakeholderGroup: STAKEHOLDER_GROUPS[(number - 1) % STAKEHOLDER_GROUPS.length],
  });
  if (added === null) throw new Error('A participant was not added.');
  return added.participationId;
}
