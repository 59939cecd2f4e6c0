import { sql } from '#kernel/server/database/db.ts';
import { foldText } from '#publish/domain/search/folded-text.ts';
import type { SearchDocument } from '#publish/domain/search/search-document.ts';
import { questionFrom, type SearchQuestion } from '#publish/domain/search/search-question.ts';
import { beginIndex, editionsBehind, writeIndex } from '#publish/server/search/search-index.store.ts';
import { matchesOf } from '#publish/server/search/search.store.ts';
import { newId, openStage, type Stage } from './live/stage.ts';
import type { Row } from './live/row.ts';

/**
 * A forum's record of 10,000 Korean documents, made up of compounds with particles, and questions of two syllables cut
 * out of it anywhere. Beside each search the same question is asked of the same rows by ILIKE, which reads them all.
 */
const DOCUMENTS = 10_000;
const WORDS_PER_DOCUMENT = 60;
const STEMS = 3_000;
const QUESTIONS = 200;
const ACTS = 20_000;
const PARTICLES = ['은', '는', '이', '가', '을', '를', '의', '에', '과', '으로', '에서', ''];
const MS_MAX = 5;
const TIMES_QUICKER_MIN = 5;
const BEHIND_MS_MAX = 10;

/** Lehmer's generator: the same texts in every run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function texts(): string[] {
  const next = chances(7);
  const syllable = () => String.fromCodePoint(0xac00 + Math.floor(next() * 11_172));
  const few = Array.from({ length: 600 }, syllable);
  const pick = <One>(all: readonly One[], skew = 1) => all[Math.floor(next() ** skew * all.length)];
  const stems = Array.from({ length: STEMS }, () =>
    Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(few)).join(''),
  );
  // The first stems are common and the last rare, as words are.
  const word = () =>
    `${pick(stems, 3) ?? ''}${next() < 0.3 ? (pick(stems, 3) ?? '') : ''}${pick(PARTICLES) ?? ''}`;
  return Array.from({ length: DOCUMENTS }, () => Array.from({ length: WORDS_PER_DOCUMENT }, word).join(' '));
}

function documentOf(text: string): SearchDocument {
  const none = {
    title: null,
    by: null,
    group: null,
    session: null,
    on: null,
    status: null,
    otherNames: [],
    translations: {},
  };
  const id = newId();
  return {
    ...none,
    kind: 'intervention',
    id,
    path: `interventions/${id}`,
    texts: { ko: text },
    authentic: 'ko',
  };
}

type Asked = { readonly words: string; readonly question: SearchQuestion };

function questions(all: readonly string[]): Asked[] {
  const next = chances(11);
  return Array.from({ length: QUESTIONS }, () => {
    const words = (all[Math.floor(next() * all.length)] ?? '').split(' ').filter((word) => word.length > 1);
    const word = words[Math.floor(next() * words.length)] ?? '';
    const at = Math.floor(next() * (word.length - 1));
    const asked = word.slice(at, at + 2);
    const question = questionFrom(asked);
    if (question === null) throw new Error(`Nothing is asked by ${asked}.`);
    return { words: asked, question };
  });
}

async function fill(stage: Stage, documents: readonly SearchDocument[]): Promise<number> {
  const where = { forumId: stage.forumId, editionId: stage.editionId };
  await beginIndex(stage.db, where);
  const from = performance.now();
  await stage.db.transaction().execute((tx) => writeIndex(tx, where, { documents, acts: 0 }));
  const took = performance.now() - from;
  await sql`INSERT INTO acts (forum_id, act_id, edition_id, kind, subject_kind, subject_id, payload, acted_at)
    SELECT ${where.forumId}::uuid, gen_random_uuid(), ${where.editionId}::uuid, 'session.changed', 'session',
      gen_random_uuid(), '{}', now() FROM generate_series(1, ${ACTS})`.execute(stage.db);
  await sql`VACUUM ANALYZE search_documents`.execute(stage.db);
  await sql`VACUUM ANALYZE acts`.execute(stage.db);
  return took;
}

async function timed<Found>(work: () => Promise<Found>): Promise<{ ms: number; found: Found }> {
  const from = performance.now();
  const found = await work();
  return { ms: performance.now() - from, found };
}

function scan({ db, forumId }: Stage, words: string) {
  return sql<{ id: string }>`SELECT subject_id AS id FROM search_documents
    WHERE forum_id = ${forumId} AND folded ILIKE ${`%${words}%`}`.execute(db);
}

const share = (all: readonly number[], part: number) =>
  all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * part)] ?? 0;

async function measure(stage: Stage): Promise<Row[]> {
  const all = texts();
  const documents = all.map(documentOf);
  const filled = await fill(stage, documents);
  const asked = questions(all);
  const folded = all.map((text) => foldText(text).folded);
  const index: number[] = [];
  const scans: number[] = [];
  const behind: number[] = [];
  const hits: number[] = [];
  const of = { true: 0, found: 0, right: 0 };
  for (const { words, question } of asked) {
    const held = documents.filter((_, at) => folded[at]?.includes(words)).map(({ id }) => id);
    const searched = await timed(() => matchesOf(stage.db, stage.forumId, question));
    const scanned = await timed(() => scan(stage, words));
    behind.push((await timed(() => editionsBehind(stage.db, stage.forumId))).ms);
    const found = new Set(searched.found.map(({ id }) => id));
    of.true += held.length;
    of.found += found.size;
    of.right += held.filter((id) => found.has(id)).length;
    index.push(searched.ms);
    hits.push(found.size);
    scans.push(scanned.ms);
    if (scanned.found.rows.length !== held.length)
      throw new Error(`The scan is not asked the same: ${words}.`);
  }
  const ratio = share(scans, 0.5) / share(index, 0.5);
  const recall = of.right / of.true;
  const precision = of.right / of.found;
  const two = (value: number) => value.toFixed(2);
  return [
    { name: 'recall, two syllables anywhere', figure: recall.toFixed(3), limit: '1.000', met: recall === 1 },
    { name: 'precision', figure: precision.toFixed(3), limit: '1.000', met: precision === 1 },
    ...[0.5, 0.95].map((part) => ({
      name: `search of ${DOCUMENTS} documents, ${part * 100} of 100 (${two(share(hits, part))} found)`,
      figure: `${two(share(index, part))} ms`,
      limit: `${MS_MAX} ms`,
      met: share(index, part) <= MS_MAX,
    })),
    {
      name: `beside ILIKE over the same rows, ${two(share(scans, 0.5))} ms`,
      figure: `${two(ratio)} times quicker`,
      limit: `${TIMES_QUICKER_MIN} times`,
      met: ratio >= TIMES_QUICKER_MIN,
    },
    {
      name: `asking whether ${ACTS} acts were followed`,
      figure: `${two(share(behind, 0.5))} ms`,
      limit: `${BEHIND_MS_MAX} ms`,
      met: share(behind, 0.5) <= BEHIND_MS_MAX,
    },
    { name: 'making the whole index', figure: `${Math.round(filled)} ms`, limit: '-', met: true },
  ];
}

const stage = await openStage();
try {
  const rows = await measure(stage);
  for (const { name, figure, limit, met } of rows)
    console.log(`${met ? 'met   ' : 'MISSED'}  ${name}: ${figure} (limit ${limit})`);
  if (rows.some(({ met }) => !met)) process.exitCode = 1;
} finally {
  await stage.close();
}
