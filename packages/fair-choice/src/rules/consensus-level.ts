import { compare, ratio, type Rational } from '../numbers/rational.ts';

/** What one participation answers to a text. An objection states its reason elsewhere; here it counts. */
export type Answer = 'support' | 'live-with' | 'object' | 'abstain';

/** From most to least agreement; the words are those of the GNSO working group guidelines. */
export type OutcomeLabel =
  | 'full-consensus'
  | 'consensus'
  | 'strong-support-significant-opposition'
  | 'divergence'
  | 'minority-view'
  | 'no-answers';

/** The published thresholds; all are shares of those who did not abstain, as whole percentages. */
export type LevelThresholds = {
  /** Consensus: at most this share objects, over everybody ... */
  readonly consensusObjectPercentMax: number;
  /** ... and in every stakeholder group. */
  readonly groupObjectPercentMax: number;
  /** Strong support: at least this share supports or can live with it, over everybody. */
  readonly strongAcceptPercentMin: number;
  /** ... in at least this share of the stakeholder groups. */
  readonly strongGroupsPercentMin: number;
  /** Minority view: less than this share supports or can live with it. */
  readonly minorityAcceptPercentBelow: number;
};

export const PUBLISHED_THRESHOLDS: LevelThresholds = {
  consensusObjectPercentMax: 10,
  groupObjectPercentMax: 33,
  strongAcceptPercentMin: 67,
  strongGroupsPercentMin: 50,
  minorityAcceptPercentBelow: 33,
};

export type Tally = Readonly<Record<Answer, number>>;

export type GroupTally = { readonly group: string; readonly tally: Tally };

/** Which published threshold decided, and what stood against it: the chair's designation starts from here. */
export type ProposedLevel = {
  readonly label: OutcomeLabel;
  readonly total: Tally;
  readonly groups: readonly GroupTally[];
  readonly accept: Rational;
  readonly object: Rational;
  /** Groups in which more object than consensus allows. */
  readonly objectingGroups: readonly string[];
  /** Groups nobody of which answered otherwise than by abstaining: they neither carry nor block. */
  readonly silentGroups: readonly string[];
};

const NOBODY: Tally = { support: 0, 'live-with': 0, object: 0, abstain: 0 };

const answered = (tally: Tally): number => tally.support + tally['live-with'] + tally.object;

const share = (part: number, whole: number): Rational =>
  whole === 0 ? { n: 0n, d: 1n } : ratio(BigInt(part), BigInt(whole));

const acceptOf = (tally: Tally): Rational => share(tally.support + tally['live-with'], answered(tally));
const objectOf = (tally: Tally): Rational => share(tally.object, answered(tally));

const percent = (value: number): Rational => ratio(BigInt(value), 100n);

/** Counts answers by stakeholder group, groups in order of name. */
export function tallyAnswers(answers: readonly { group: string; answer: Answer }[]): GroupTally[] {
  const groups = new Map<string, Tally>();
  for (const { group, answer } of answers) {
    const tally = groups.get(group) ?? NOBODY;
    groups.set(group, { ...tally, [answer]: tally[answer] + 1 });
  }
  const names = [...groups.keys()].sort();
  return names.map((group) => ({ group, tally: groups.get(group) ?? NOBODY }));
}

function labelOf(level: Omit<ProposedLevel, 'label'>, thresholds: LevelThresholds): OutcomeLabel {
  const { total, groups, accept, object, objectingGroups, silentGroups } = level;
  if (answered(total) === 0) return 'no-answers';
  if (total.object === 0) return 'full-consensus';
  const few = compare(object, percent(thresholds.consensusObjectPercentMax)) <= 0;
  if (few && objectingGroups.length === 0) return 'consensus';
  const strong = percent(thresholds.strongAcceptPercentMin);
  const speaking = groups.filter(({ group }) => !silentGroups.includes(group));
  const carrying = speaking.filter(({ tally }) => compare(acceptOf(tally), strong) >= 0);
  const broad =
    compare(share(carrying.length, speaking.length), percent(thresholds.strongGroupsPercentMin)) >= 0;
  if (compare(accept, strong) >= 0 && broad) return 'strong-support-significant-opposition';
  return compare(accept, percent(thresholds.minorityAcceptPercentBelow)) < 0 ? 'minority-view' : 'divergence';
}

/**
 * Proposes an outcome label for a text by published thresholds, over everybody and by stakeholder group. It
 * proposes only: the chair designates with a reason, and a designation can be challenged. Full consensus means
 * that nobody objects; shares are exact, so exactly a third is never rounded over a threshold.
 */
export function proposeLevel(
  groups: readonly GroupTally[],
  thresholds: LevelThresholds = PUBLISHED_THRESHOLDS,
): ProposedLevel {
  const total = groups.reduce<Tally>(
    (sum, { tally }) => ({
      support: sum.support + tally.support,
      'live-with': sum['live-with'] + tally['live-with'],
      object: sum.object + tally.object,
      abstain: sum.abstain + tally.abstain,
    }),
    NOBODY,
  );
  const most = percent(thresholds.groupObjectPercentMax);
  const level = {
    total,
    groups,
    accept: acceptOf(total),
    object: objectOf(total),
    objectingGroups: groups
      .filter(({ tally }) => compare(objectOf(tally), most) > 0)
      .map(({ group }) => group),
    silentGroups: groups.filter(({ tally }) => answered(tally) === 0).map(({ group }) => group),
  };
  return { label: labelOf(level, thresholds), ...level };
}
