import { describe, expect, it } from 'vitest';
import type { Knot, KnotKind, KnotRef, Strand } from '#kernel/domain/thread.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Database } from './database/db.ts';
import { createThreadReader, publicSightOf, type Edge, type ThreadSource } from './thread.ts';

const VIEWER: Viewer = { account: null, roles: new Set(['public']), participation: null, visitorId: null };
// The sources below answer from lists, so the reader never touches its database.
const DB = null as unknown as Database;

const ref = (kind: KnotKind, id: string): KnotRef => ({ kind, id });
const knot = (at: KnotRef): Knot => ({
  ...at,
  words: { en: at.id },
  authentic: null,
  from: null,
  figure: null,
  on: null,
  path: null,
});

type Listed = ThreadSource & { readonly calls: string[] };
function listed(kinds: readonly KnotKind[], hidden: readonly string[], edges: readonly Edge[]): Listed {
  const calls: string[] = [];
  const same = (a: KnotRef, b: KnotRef) => a.kind === b.kind && a.id === b.id;
  const reversed = edges.map(({ from, to }) => ({ from: to, to: from }));
  return {
    kinds,
    calls,
    knots: async (_view, refs) => refs.filter(({ id }) => !hidden.includes(id)).map(knot),
    back: async (_view, refs) => {
      calls.push('back');
      return edges.filter(({ from }) => refs.some((one) => same(one, from)));
    },
    forward: async (_view, refs) => reversed.filter(({ from }) => refs.some((one) => same(one, from))),
  };
}

const paragraph = ref('paragraph', 'p');
const other = ref('paragraph', 'q');
const position = ref('position', 's');
const intervention = ref('intervention', 'i');
const person = ref('person', 'n');
const EDGES = {
  conclude: [
    { from: paragraph, to: position },
    { from: paragraph, to: intervention },
    { from: other, to: position },
  ],
  deliberate: [{ from: position, to: intervention }],
  convene: [{ from: intervention, to: person }],
};
const sourcesHiding = (...hidden: string[]) => [
  listed(['paragraph'], hidden, EDGES.conclude),
  listed(['position'], hidden, EDGES.deliberate),
  listed(['intervention', 'person'], hidden, EDGES.convene),
];
const ids = (strand: Strand): unknown => [strand.knot.id, ...strand.next.map(ids)];

describe('the thread', () => {
  it('runs back from a paragraph to the person who spoke, along every branch', async () => {
    const strand = await createThreadReader(DB, sourcesHiding()).read(VIEWER, 'f', paragraph, 'back');
    expect(strand && ids(strand)).toEqual(['p', ['s', ['i', ['n']]], ['i', ['n']]]);
  });
  it('runs forward from a person to the paragraphs', async () => {
    const strand = await createThreadReader(DB, sourcesHiding()).read(VIEWER, 'f', person, 'forward');
    expect(strand && ids(strand)).toEqual(['n', ['i', ['p'], ['s', ['p'], ['q']]]]);
  });
  it('ends where a knot is hidden, and shows nothing behind it', async () => {
    const reader = createThreadReader(DB, sourcesHiding('i'));
    const strand = await reader.read(VIEWER, 'f', paragraph, 'back');
    expect(strand && ids(strand)).toEqual(['p', ['s']]);
    expect(await reader.read(VIEWER, 'f', intervention, 'forward')).toBeNull();
  });
  it('does not go round in circles', async () => {
    const loop = listed(
      ['topic', 'commitment'],
      [],
      [
        { from: ref('topic', 't'), to: ref('commitment', 'c') },
        { from: ref('commitment', 'c'), to: ref('topic', 't') },
      ],
    );
    const strand = await createThreadReader(DB, [loop]).read(VIEWER, 'f', ref('topic', 't'), 'back');
    expect(strand && ids(strand)).toEqual(['t', ['c']]);
  });
  it('keeps a link once that two sources know', async () => {
    const twice = [
      listed(['paragraph'], [], EDGES.conclude),
      listed(['paragraph', 'position'], [], EDGES.conclude),
    ];
    const strand = await createThreadReader(DB, twice).read(VIEWER, 'f', other, 'back');
    expect(strand && ids(strand)).toEqual(['q', ['s']]);
  });
  it('reads many knots with as many questions as one', async () => {
    const one = sourcesHiding();
    await createThreadReader(DB, one).read(VIEWER, 'f', paragraph, 'back');
    const many = sourcesHiding();
    const strands = await createThreadReader(DB, many).readMany(VIEWER, 'f', [paragraph, other], 'back');
    expect([...strands.keys()]).toEqual(['paragraph/p', 'paragraph/q']);
    expect(many.map(({ calls }) => calls.length)).toEqual(one.map(({ calls }) => calls.length));
  });
  it('tells a decision which knots anyone may see', async () => {
    const seen = await publicSightOf(sourcesHiding('i'))(DB, 'f', [position, intervention]);
    expect([...seen.keys()]).toEqual(['position/s']);
  });
});
