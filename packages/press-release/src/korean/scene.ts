import type { FoundPerson, FoundSession, Reference, SessionMention } from '../found.ts';
import type { BodyBlock } from '../document/blocks.ts';
import { EVENT_SUBJECT } from './complement.ts';

/** In which session a place of the body stands, and who is listed as taking part in which. */
export type Scene = {
  readonly at: (
    block: number,
    at: number,
    person: FoundPerson | null,
  ) => { session: FoundSession | null; inferred: boolean };
  readonly listed: ReadonlyMap<FoundPerson, FoundSession>;
};

const CLOSES_SCENE = /^(?:한편,? )?(?:참석자|참여자|참가자|다수|이번|금번|올해|외교부|정부)/;

/** 개회사 in a speaker's own sentence sets the scene of that sentence and of what hangs below it, no more. */
function isRemark(mention: SessionMention, block: BodyBlock): boolean {
  return /(?:사|발언|연설|remarks|speech|address|statement)$/i.test(
    block.text.slice(mention.at, mention.end),
  );
}

type Opened = { readonly session: FoundSession | null; readonly carried: boolean };

/** The session each block opens with, before anything in the block itself changes it. */
function opening(
  blocks: readonly BodyBlock[],
  mentions: readonly (readonly SessionMention[])[],
): readonly Opened[] {
  const scenes: Opened[] = [];
  const stack: { level: number; session: FoundSession | null }[] = [];
  let carried: FoundSession | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'note') {
      scenes.push(scenes.at(-1) ?? { session: null, carried: false });
      continue;
    }
    while ((stack.at(-1)?.level ?? 0) >= block.level) stack.pop();
    const set = (mentions[index] ?? []).filter((mention) => !mention.passing);
    const own = set.find((mention) => !isRemark(mention, block))?.session ?? null;
    const plain = block.marker === null;
    if (plain && (EVENT_SUBJECT.test(block.text) || CLOSES_SCENE.test(block.text))) carried = null;
    const above = stack.at(-1)?.session ?? null;
    const base: FoundSession | null = above ?? (plain ? carried : null);
    scenes.push({ session: base, carried: above === null && base !== null });
    const within = own !== null && block.level > 1 && base !== null && own !== base;
    if (within && own.block === index && own.parent === null) own.parent = base;
    stack.push({ level: block.level, session: own ?? (plain ? null : set[0]?.session) ?? base });
    if (plain && own !== null) carried = own.type === 'opening' || own.type === 'closing' ? null : own;
  }
  return scenes;
}

export function sceneOf(
  blocks: readonly BodyBlock[],
  mentions: readonly (readonly SessionMention[])[],
  references: readonly (readonly Reference[])[],
): Scene {
  const opened = opening(blocks, mentions);
  const placeOf = (index: number, at: number): Opened => {
    const block = blocks[index];
    const inside = (mentions[index] ?? []).findLast((mention) => {
      if (mention.passing || mention.at >= at || block === undefined) return false;
      return !isRemark(mention, block) || !/[.]["”]?\s/.test(block.text.slice(mention.end, at));
    });
    const scene = opened[index] ?? { session: null, carried: false };
    return inside === undefined ? scene : { session: inside.session, carried: false };
  };
  const listed = new Map<FoundPerson, FoundSession>();
  const doubtful = new Set<FoundPerson>();
  for (const [index, list] of references.entries())
    for (const { person, start } of list) {
      if (person === null) continue;
      const { session, carried } = placeOf(index, start);
      if (session === null || carried) continue;
      const before = listed.get(person);
      if (before !== undefined && before !== session) doubtful.add(person);
      else listed.set(person, session);
    }
  for (const person of doubtful) listed.delete(person);
  return {
    listed,
    at: (block, at, person) => {
      const { session, carried } = placeOf(block, at);
      if ((session !== null && !carried) || person === null) return { session, inferred: carried };
      const inferred = listed.get(person) ?? session;
      return { session: inferred, inferred: inferred !== null };
    },
  };
}
