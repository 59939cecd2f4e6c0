import type { BodyBlock } from './blocks.ts';
import { EVENT_SUBJECT } from './complement-ko.ts';
import type { FoundPerson, Reference } from './people-ko.ts';
import type { FoundSession, SessionMention } from './sessions-ko.ts';

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

function sceneOfBlock(block: BodyBlock, mentions: readonly SessionMention[]): FoundSession | null {
  return mentions.find((mention) => !mention.passing && !isRemark(mention, block))?.session ?? null;
}

/** 개회사 in a speaker's own line sets that line's scene, not that of the lines below. */
function isRemark(mention: SessionMention, block: BodyBlock): boolean {
  return /사$|발언$|연설$/.test(block.text.slice(mention.at, mention.end));
}

/** The session each block opens with, before anything in the block itself changes it. */
function opening(
  blocks: readonly BodyBlock[],
  mentions: readonly (readonly SessionMention[])[],
): (FoundSession | null)[] {
  const scenes: (FoundSession | null)[] = [];
  const stack: { level: number; session: FoundSession | null }[] = [];
  let carried: FoundSession | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'note') {
      scenes.push(scenes.at(-1) ?? null);
      continue;
    }
    while ((stack.at(-1)?.level ?? 0) >= block.level) stack.pop();
    const own = sceneOfBlock(block, mentions[index] ?? []);
    const plain = block.marker === null;
    if (plain && (EVENT_SUBJECT.test(block.text) || CLOSES_SCENE.test(block.text))) carried = null;
    const base: FoundSession | null = stack.at(-1)?.session ?? (plain ? carried : null);
    scenes.push(base);
    if (
      own !== null &&
      block.level > 1 &&
      base !== null &&
      own !== base &&
      own.block === index &&
      own.parent === null
    )
      own.parent = base;
    stack.push({ level: block.level, session: own ?? base });
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
  const placeOf = (block: number, at: number): FoundSession | null => {
    const inside = (mentions[block] ?? []).findLast((mention) => !mention.passing && mention.at < at);
    return inside?.session ?? opened[block] ?? null;
  };
  const listed = new Map<FoundPerson, FoundSession>();
  const doubtful = new Set<FoundPerson>();
  for (const [index, list] of references.entries())
    for (const { person, start } of list) {
      if (person === null) continue;
      const session = placeOf(index, start);
      if (session === null) continue;
      const before = listed.get(person);
      if (before !== undefined && before !== session) doubtful.add(person);
      else listed.set(person, session);
    }
  for (const person of doubtful) listed.delete(person);
  return {
    listed,
    at: (block, at, person) => {
      const session = placeOf(block, at);
      if (session !== null || person === null) return { session, inferred: false };
      const inferred = listed.get(person) ?? null;
      return { session: inferred, inferred: inferred !== null };
    },
  };
}
