import type { CommonGround, Divergence, GroupId } from '@madang/common-ground';
import {
  bothSharesByGroup,
  entry,
  firstOf,
  section,
  sentence,
  sharesByGroup,
  SHOWN,
  type Context,
} from './report-lines.ts';
import { agreedInCommon, answered, holdingBack } from './shared-sides.ts';

const NEAREST_SHOWN = 3;

/** How groups of one kind are called. */
export type Named = Context & { readonly name: (id: GroupId) => string };

/** What a list of common ground is called, how it is to be read, and what stands there when nothing is in it. */
export type GroundWords = { readonly title: string; readonly lead?: string; readonly none: string };

/** Common ground over groups of one kind; where there is none, what comes nearest and who holds it back. */
export function groundSection(
  rows: readonly CommonGround[],
  { title, lead, none }: GroundWords,
  context: Named,
): string {
  const { words } = context;
  const shareable = answered(rows);
  if (shareable.length === 0) return section(title, sentence(words.unshared));
  const shared = agreedInCommon(rows);
  if (shared.length > 0)
    return section(title, [
      ...(lead === undefined ? [] : sentence(lead)),
      ...firstOf(shared, SHOWN, context, (row) => entry(row.position, groundFigures(row, context), context)),
    ]);
  const nearest = shareable
    .slice(0, NEAREST_SHOWN)
    .flatMap((row) => entry(row.position, groundFigures(row, context), context));
  return section(title, [...sentence(none), ...sentence(words.nearest), ...nearest]);
}

function groundFigures(row: CommonGround, named: Named): string {
  const score = named.words.score(row.score.toFixed(2), row.low.toFixed(2), row.high.toFixed(2));
  return `${score}; ${groundShares(row, named)}`;
}

/** What share of each group agrees, and of which groups not more than half. */
export function groundShares(row: CommonGround, { words, name }: Named): string {
  const back = holdingBack(row);
  const agree = `${words.agree} ${sharesByGroup(row.byGroup, 'agrees', { words, name })}`;
  if (back.length === 0 || row.byGroup.length === 1) return agree;
  const all = back.length === row.byGroup.length;
  return `${agree}; ${words.heldBack(all ? words.allOfThem : back.map(({ group }) => name(group)).join(', '))}`;
}

/** How each group stands to what divides them; with more than two groups also which two are farthest apart. */
export function dividing(
  rows: readonly Divergence[],
  ground: readonly CommonGround[],
  context: Named,
): string[] {
  const { words, name } = context;
  const byPosition = new Map(ground.map(({ position, byGroup }) => [position, byGroup]));
  return firstOf(rows, SHOWN, context, (row) => {
    const byGroup = byPosition.get(row.position) ?? [];
    const shares = `${words.agreeAndDisagree} ${bothSharesByGroup(byGroup, name)}`;
    const [first, second] = row.between;
    const farthest = byGroup.length > 2 ? `; ${words.farthest(name(first), name(second))}` : '';
    return entry(row.position, `${shares}${farthest}`, context);
  });
}
