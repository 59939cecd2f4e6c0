import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Source } from '@madang/record/web';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/server/database/db.ts';
import { openingsText, publishedLog } from '#kernel/server/record/published-log.ts';
import { createSequencer } from '#kernel/server/record/sequencer.ts';
import { adoptOutcomeCommand } from '#conclude/server/adoption.commands.ts';
import { citeTargetCommand } from '#conclude/server/citations.commands.ts';
import { addParagraphCommand, startOutcomeCommand } from '#conclude/server/drafting.commands.ts';
import { paragraphOf } from '#conclude/server/outcome-list.store.ts';
import { editPositionCommand } from '#deliberate/server/positions/positions.commands.ts';
import { releasedEpochs } from '#deliberate/server/results/released-epoch.store.ts';
import { openWorld, officer, rapporteur, taken, type World } from '#deliberate/server/test-deliberation.ts';
import { resultsVerdict } from '#publish/domain/check-citation.ts';
import { readEntryPage } from '#publish/server/entry-page.store.ts';
import { verifyCitations } from '#publish/web/verify-citations.ts';
import { checkParagraph, wordsAsCited } from '../routes/checking.ts';
import { ANYONE, openTestApplication, type TestApplication } from './test-application.ts';

// A position is cited, edited and adopted as it was cited; then anyone checks it, and finds what was changed afterwards.

let test: TestApplication;
let folder: string;
let world: World & { readonly positionId: string };
let paragraphId: string;

const AS_CITED = '바다 밑 통신선을 함께 지킨다.';
const EDITED = '바다 밑 통신선을 다 함께 지킨다.';

const AGREE = [1, 1, 1, 1, 1] as const;

beforeAll(async () => {
  test = await openTestApplication(new Date('2026-11-24T03:00:00Z'));
  folder = await mkdtemp(join(tmpdir(), 'madang-citations-'));
  world = await openWorld(test, {}, ['바다 밑 통신선을 함께 지킨다']);
  await edit(AS_CITED);
  await world.crowd(world.positionId, 'academia', [...AGREE, -1]);
  taken(await world.epoch());
  const draft = { kind: 'declaration', titles: { ko: '선언' } };
  const { documentId } = taken(await world.as(rapporteur, startOutcomeCommand, draft));
  const words = { kind: 'operative', language: 'ko', texts: { ko: '통신선을 함께 지키기로 한다.' } };
  const paragraph = { ...words, documentId };
  ({ paragraphId } = taken(await world.as(rapporteur, addParagraphCommand, paragraph)));
  taken(await cite());
  await edit(EDITED);
  taken(
    await world.as(officer, adoptOutcomeCommand(test.app.thread.publicSight), {
      documentId,
      manner: 'consensus',
    }),
  );
  const parts = { db: test.db, dataFolder: folder, host: 'madang.test', now: () => test.clock.at };
  const sequencer = createSequencer({ ...parts, log: () => undefined });
  while ((await sequencer.sequence(world)) > 0);
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

const edit = async (ko: string) =>
  taken(
    await world.as(rapporteur, editPositionCommand, {
      positionId: world.positionId,
      texts: { ko },
      authenticLanguage: 'ko',
      kind: 'correction',
    }),
  );
const cite = () =>
  world.as(rapporteur, citeTargetCommand(test.app.thread.publicSight), {
    paragraphId,
    targetKind: 'position',
    targetId: world.positionId,
  });
const paragraphSeen = async () => {
  const found = await paragraphOf(test.db, { ...world, viewer: ANYONE, paragraphId });
  return found?.paragraph ?? expect.fail('not adopted');
};

async function onDevice() {
  const { checked, entry, folder: name } = await checkParagraph(test.app, world, await paragraphSeen());
  const where = { db: test.db, dataFolder: folder, folder: name ?? '', witnesses: null };
  const log = (await publishedLog({ ...where, documents: test.app.documents })) ?? expect.fail('no log');
  const text = (words: string | null) => (words === null ? undefined : new TextEncoder().encode(words));
  const served: Source = {
    async read(path) {
      if (path === 'policy') return text(await log.policy());
      if (path === 'openings.jsonl') return text(openingsText(await log.openings()));
      const index = /^proof\/(\d+)\.tlog-proof$/.exec(path)?.[1];
      return index === undefined ? log.store.read(path) : ((await log.proof(Number(index))) ?? undefined);
    },
  };
  // As it comes over the network.
  const epoch = async (id: string): Promise<unknown> =>
    JSON.parse(JSON.stringify((await releasedEpochs(test.db, world, [id]))[0]));
  return verifyCitations({ log: served, epoch }, { entry: entry ?? -1, checked, lang: 'en' });
}

it('holds the version and the epoch fast, and shows that the words moved on', async () => {
  const [citation] = (await paragraphSeen()).citations;
  expect(citation).toMatchObject({ citedAs: { version: 2, results: { epoch: 1 } }, versionNow: 3 });
  const asCited = await wordsAsCited(test.app, world, await paragraphSeen());
  expect(asCited.map(({ version, texts }) => [version, texts])).toEqual([[2, { ko: AS_CITED }]]);
  const { content } = await test.db
    .selectFrom('outcome_versions')
    .select('content')
    .executeTakeFirstOrThrow();
  expect(content.paragraphs[0]?.citations[0]?.as).toEqual(citation?.citedAs);
});

it('cites in the record the entry of the version that was read and the entry of the epoch', async () => {
  const { checked, entry } = await checkParagraph(test.app, world, await paragraphSeen());
  const [cited] = checked;
  expect(cited?.words).toEqual({ number: 1, texts: { ko: AS_CITED }, language: 'ko' });
  expect(cited?.results && resultsVerdict(cited.results)).toBe('agrees');
  const page = await readEntryPage(
    test.db,
    { ...world, index: entry ?? -1 },
    { sight: test.app.thread.publicSight, base: '/f/e' },
  );
  expect(page?.cites.map(({ kind, data, index }) => [kind, data.version ?? data.epoch, index])).toEqual([
    ['position.edited', 2, cited?.wordsEntry],
    ['snapshot.taken', 1, cited?.results?.entry],
  ]);
  const back = await readEntryPage(
    test.db,
    { ...world, index: cited?.wordsEntry ?? -1 },
    { sight: test.app.thread.publicSight, base: '/f/e' },
  );
  expect(back?.citedBy.map(({ kind }) => kind)).toContain('paragraph.adopted');
  expect(back?.subject.words).toMatchObject({ ko: EDITED });
});

it('is sound on the reader’s device', async () => {
  const { sound, lines } = await onDevice();
  expect(sound, lines.join('\n')).toBe(true);
  expect(lines).toHaveLength(4);
});

it('finds other words in the place of those that were cited', async () => {
  const put = (ko: string) =>
    sql`UPDATE position_versions SET texts = ${JSON.stringify({ ko })} WHERE version = 2`.execute(test.db);
  await put('바다 밑 통신선을 함께 지키지 않는다.');
  expect(await onDevice()).toMatchObject({ sound: false });
  await put(AS_CITED);
  expect(await onDevice()).toMatchObject({ sound: true });
});

it('finds other results in the place of those that were released', async () => {
  const put = (least: number) =>
    sql`UPDATE opinion_snapshots SET outputs = jsonb_set(outputs, '{groupSizeMin}', ${least}::text::jsonb)`.execute(
      test.db,
    );
  await put(4);
  const { checked } = await checkParagraph(test.app, world, await paragraphSeen());
  expect(checked[0]?.results && resultsVerdict(checked[0].results)).toBe('differs');
  expect(await onDevice()).toMatchObject({ sound: false });
  await put(5);
  expect(await onDevice()).toMatchObject({ sound: true });
});
