import { carriedClause, complementOf, type Complement } from './complement.ts';
import { PROCEDURAL } from './force.ts';
import { verbsIn, type VerbHit } from './verbs.ts';

/** One act of a sentence: its verb, what it is said of, and where its clause begins. */
export type Clause = {
  readonly hit: VerbHit;
  readonly complement: Complement | null;
  readonly from: number;
};

/** No sentence of a release reports more acts; what goes beyond is machine-made. */
const ACTS_PER_SENTENCE_MAX = 60;

/** Stretches inside double quotation marks: what stands there is the speaker's own text. */
function quotedRanges(text: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/“[^“”]{0,600}”|"[^"]{0,600}"/g))
    ranges.push({ start: match.index, end: match.index + match[0].length });
  return ranges;
}

const ladder = (hit: VerbHit): boolean => hit.verb.force === 'AGREE';
const quotes = (complement: Complement | null): boolean =>
  complement !== null && complement.kind !== 'object';

type Candidate = { hit: VerbHit; complement: Complement | null };

/** Whether a verb in a connecting form is an act of its own or part of what the next verb reports. */
function standsAlone(candidate: Candidate, next: Candidate | undefined, text: string): boolean {
  const { hit, complement } = candidate;
  if (hit.ending === 'final' || hit.ending === 'past' || hit.ending === 'planned' || hit.ending === 'denied')
    return true;
  if (hit.ending === 'noun')
    return (
      complement !== null &&
      (quotes(complement) ||
        (ladder(hit) ? /(?:[을를에데]|기로)\s*$/ : /[을를]\s*$/).test(text.slice(0, hit.start)))
    );
  if (quotes(complement)) return true;
  const comma = text[hit.end] === ',';
  // 교과서를 소개하고, 이를 넓혀 나갈 것을 제안: what points back is no part of one proposal.
  const points = comma && complement !== null && /^,\s(?:이를|이에|이와|이러한)\s/.test(text.slice(hit.end));
  if (points) return true;
  const embeds = next !== undefined && quotes(next.complement);
  // 이에 동의하면서: what is agreed to was said before, so nothing is embedded.
  // What many discussed before they agreed is an act beside the agreement, unless it is said of someone else.
  const whole = text.slice(0, hit.start);
  const others = /[가-힣](?:이|가)\s/.test(whole.slice(Math.max(0, complement?.start ?? 0)));
  if (hit.verb.force === 'ACTIVITY' && text[hit.end] === ',' && complement !== null && !others) return true;
  const answers = /(?:^|[\s,은는])(?:이에(?: 대해)?|이를)\s*$/.test(
    text.slice(Math.max(0, hit.start - 12), hit.start),
  );
  if (answers && hit.verb.force !== 'ACTIVITY') return true;
  // …에 합의하고, …자는 데 뜻을 모았다: two steps of the ladder with a comma between them are two acts.
  if (ladder(hit) && comma && next !== undefined && ladder(next.hit)) return true;
  if (hit.verb.composite) return !embeds || (!ladder(hit) && comma) || !ladder(hit);
  return next === undefined ? complement !== null : comma && !embeds;
}

/** The acts of one sentence in order. What is embedded in a reported clause is not an act. */
export function clausesOf(text: string): Clause[] {
  const ranges = quotedRanges(text);
  const outside = verbsIn(text)
    .slice(0, ACTS_PER_SENTENCE_MAX)
    .filter((hit) => !ranges.some((range) => hit.start > range.start && hit.end < range.end));
  const clauses: Clause[] = [];
  let from = 0;
  for (const [order, hit] of outside.entries()) {
    const own = { hit, complement: complementOf(text.slice(0, hit.start), from) };
    const next = outside[order + 1];
    const following =
      next === undefined
        ? undefined
        : { hit: next, complement: complementOf(text.slice(0, next.start), from) };
    if (!standsAlone(own, following, text)) continue;
    const carried =
      PROCEDURAL.has(hit.verb.force) && !quotes(own.complement)
        ? carriedClause(text.slice(0, hit.start), from)
        : null;
    const complement = PROCEDURAL.has(hit.verb.force) && !quotes(own.complement) ? carried : own.complement;
    clauses.push({ hit, complement, from });
    from = hit.end;
  }
  return clauses;
}
