import { hashOfBallots, boxedBallot } from '../profiles/ballot-box.ts';
import { buildProfile } from '../profiles/build-profile.ts';
import type { Certificate, CertifiedRound } from './certificate.ts';
import {
  checkedRound,
  checkFull,
  checkHighest,
  checkNothingAffordable,
  checkPurchase,
  checkTimedPurchase,
  checkTimedStop,
  CheckedPath,
  shareOf,
  type CheckedRound,
  type PaidByBallot,
} from './certified-checks.ts';
import { budgetLeft, MoneyTable, rateAt, type CheckedElection, type Refusal } from './certified-run.ts';
import type { Election } from '../profiles/election.ts';
import { add, compare, format, ratio, ZERO } from '../numbers/rational.ts';
import { amount, MalformedCertificate, readCertificate } from './read-certificate.ts';
import { parseRule, ruleName, type Rule } from '../rules/rule-name.ts';
import { item } from '../numbers/within.ts';

export type Verdict = { readonly ok: true } | ({ readonly ok: false } & Refusal);

const refused = (code: string, round?: number): Verdict =>
  round === undefined ? { ok: false, code } : { ok: false, code, round };

function electionOf(certificate: Certificate): CheckedElection {
  const { candidates, ballots, caps, k } = certificate;
  const indexOf = new Map(candidates.map(({ id }, topic) => [id, topic]));
  if (indexOf.size < candidates.length) throw new MalformedCertificate('candidates');
  const supporters = candidates.map((): { ballot: number; points: { n: bigint; d: bigint } }[] => []);
  ballots.forEach(({ approvals }, ballot) => {
    if (new Set(approvals.map(([id]) => id)).size < approvals.length)
      throw new MalformedCertificate('ballots');
    for (const [id, points] of approvals) {
      const topic = indexOf.get(id);
      if (topic === undefined) throw new MalformedCertificate('ballots');
      item(supporters, topic).push({ ballot, points: amount(points, 'ballots') });
    }
  });
  return {
    ids: candidates.map(({ id }) => id),
    costs: candidates.map(({ cost }) => amount(cost, 'candidates')),
    groups: candidates.map(({ groups }) => groups),
    caps: new Map(Object.entries(caps)),
    budget: amount(certificate.budget, 'budget'),
    k,
    weights: ballots.map(({ weight }) => amount(weight, 'ballots')),
    supporters,
  };
}

/** Totals, shares, the box and the list of winners: everything that needs no replay. */
function checkFrame(certificate: Certificate, election: CheckedElection, rule: Rule): Refusal | undefined {
  const { rounds, k } = certificate;
  const boxed = certificate.ballots.map(({ weight, approvals }) => ({ weight, approvals }));
  if (hashOfBallots(boxed) !== certificate.ballotBox) return { code: 'ballot-box' };
  if (format(election.weights.reduce(add, ZERO)) !== certificate.voters) return { code: 'voters' };
  const unit = election.costs.every(({ n, d }) => n === 1n && d === 1n);
  if (k !== undefined && (!unit || certificate.budget !== `${k}/1`)) return { code: 'budget' };
  const adding = rule.base === 'equal-shares' && rule.completion.startsWith('add1');
  const { overspending, previous } = certificate;
  const evidence = overspending !== undefined || previous !== undefined;
  if (!adding && (certificate.increments !== '0' || evidence)) return { code: 'increments' };
  const share = rule.base === 'equal-shares' ? shareOf(election, BigInt(certificate.increments)) : ZERO;
  if (format(share) !== certificate.share) return { code: 'share' };
  const winners = new Set(rounds.map(({ winner }) => winner));
  if (winners.size < rounds.length || rounds.some(({ winner }) => !election.ids.includes(winner)))
    return { code: 'winners' };
  const topics = rounds.map(({ winner }) => election.ids.indexOf(winner));
  if (k === undefined ? budgetLeft(election, topics).n < 0n : rounds.length > k) return { code: 'overspent' };
  return undefined;
}

/** The phases a rule may go through, in their order. */
function phasesOf(rule: Rule): readonly CertifiedRound['phase'][] {
  if (rule.base !== 'equal-shares') return [rule.base, 'lot'];
  const timed = rule.completion === 'phragmen' ? (['phragmen', 'lot'] as const) : [];
  return ['equal-shares', ...timed, ...(rule.fill ? (['fill', 'lot'] as const) : [])];
}

type Replay = { path: CheckedPath; table: MoneyTable; paidBy: PaidByBallot };

function startReplay(
  certificate: Certificate,
  election: CheckedElection,
  rounds: readonly CheckedRound[],
  increments: bigint | undefined,
): Replay {
  const start = increments === undefined ? ZERO : shareOf(election, increments);
  const rates = rounds.map(({ topic, price }) =>
    rateAt(election, topic, price, certificate.utility === 'cost'),
  );
  const times = rounds.filter(({ phase }) => phase === 'phragmen').map(({ price }) => price);
  return {
    path: new CheckedPath(election, certificate),
    table: new MoneyTable(election, start, [...rates, ...times]),
    paidBy: { paid: election.weights.map(() => []), rest: election.weights.map(() => undefined) },
  };
}

function checkPurchases(
  { path, table, paidBy }: Replay,
  rounds: readonly CheckedRound[],
): Refusal | undefined {
  for (const round of rounds) {
    const refusal = checkPurchase(path, table, round, paidBy);
    if (refusal) return refusal;
  }
  return path.election.k !== undefined && path.taken.length >= path.election.k
    ? undefined
    : checkNothingAffordable(path, table);
}

function checkRounds(replay: Replay, rule: Rule, rounds: readonly CheckedRound[]): Refusal | undefined {
  const { path, table } = replay;
  const order = phasesOf(rule);
  const steps = rounds.map(({ phase }) => order.lastIndexOf(phase));
  if (steps.some((step, at) => step < 0 || step < (steps[at - 1] ?? 0))) return { code: 'phase' };
  const of = (phase: string): CheckedRound[] => rounds.filter((round) => round.phase === phase);
  if (rule.base === 'equal-shares') {
    const refusal = checkPurchases(replay, of('equal-shares'));
    if (refusal) return refusal;
  }
  const timed = rule.base === 'phragmen' || (rule.base === 'equal-shares' && rule.completion === 'phragmen');
  for (const round of of('phragmen')) {
    const refusal = checkTimedPurchase(path, table, round);
    if (refusal) return refusal;
  }
  const stopped = timed ? checkTimedStop(path, table) : undefined;
  if (stopped) return stopped;
  const satisfied = rule.base === 'pav' ? path.election.weights.map(() => 0) : undefined;
  for (const round of [...of('pav'), ...of('approval'), ...of('fill'), ...of('lot')]) {
    const refusal = checkHighest(path, round, satisfied);
    if (refusal) return refusal;
  }
  const full = rule.base !== 'equal-shares' || rule.fill || (timed && path.election.k !== undefined);
  return full && !(rule.base === 'phragmen' && path.election.k === undefined) ? checkFull(path) : undefined;
}

function checkPayments(certificate: Certificate, { paid, rest }: PaidByBallot): Refusal | undefined {
  const alike = certificate.ballots.every(
    (ballot, at) => ballot.rest === rest[at] && ballot.paid.join() === item(paid, at).join(),
  );
  return alike ? undefined : { code: 'payments' };
}

/** Replays purchases at other shares; undefined if they are not what Equal Shares buys there. */
function replayAt(
  certificate: Certificate,
  election: CheckedElection,
  given: readonly CertifiedRound[],
  increments: bigint,
): CheckedPath | undefined {
  const rounds = given.map((round) => checkedRound(election, round));
  if (rounds.some(({ topic, phase }) => topic < 0 || phase !== 'equal-shares')) return undefined;
  if (new Set(rounds.map(({ topic }) => topic)).size < rounds.length) return undefined;
  const replay = startReplay(certificate, election, rounds, increments);
  return checkPurchases(replay, rounds) === undefined ? replay.path : undefined;
}

const wouldFit = (path: CheckedPath): boolean =>
  path.open().some((topic) => path.supported(topic) && budgetLeftFits(path, topic));

const budgetLeftFits = ({ election, taken }: CheckedPath, topic: number): boolean =>
  compare(item(election.costs, topic), budgetLeft(election, taken)) <= 0;

/**
 * An add1 completion stopped rightly: one unit more overspends, or nothing is left that it could be spent on. And it
 * did not stop too late: one unit less was within the budget, and for add1-exhaustive let a further topic fit.
 */
function checkStop(
  certificate: Certificate,
  election: CheckedElection,
  path: CheckedPath,
  rule: Rule,
): Refusal | undefined {
  if (rule.base !== 'equal-shares' || !rule.completion.startsWith('add1')) return undefined;
  const exhaustive = rule.completion === 'add1-exhaustive';
  const { overspending, previous } = certificate;
  const increments = BigInt(certificate.increments);
  if ((previous === undefined) !== (increments === 0n)) return { code: 'previous' };
  if (previous !== undefined) {
    const before = replayAt(certificate, election, previous, increments - 1n);
    if (before === undefined || budgetLeft(election, before.taken).n < 0n) return { code: 'previous' };
    const open = before.open().some((topic) => before.supported(topic));
    if (!open || (exhaustive && !wouldFit(before))) return { code: 'stopped-late' };
  }
  if (overspending === undefined) {
    const more = exhaustive ? wouldFit(path) : path.open().some((topic) => path.supported(topic));
    return more ? { code: 'stopped-early' } : undefined;
  }
  if (exhaustive && !wouldFit(path)) return { code: 'overspending' };
  const after = replayAt(certificate, election, overspending, increments + 1n);
  if (after === undefined) return { code: 'overspending' };
  return budgetLeft(election, after.taken).n < 0n ? undefined : { code: 'stopped-early' };
}

function check(certificate: Certificate): Refusal | undefined {
  const rule = parseRule(certificate.rule);
  if (rule === undefined || ruleName(rule) !== certificate.rule) return { code: 'rule' };
  const election = electionOf(certificate);
  const frame = checkFrame(certificate, election, rule);
  if (frame) return frame;
  const shares = rule.base === 'equal-shares' ? BigInt(certificate.increments) : undefined;
  const rounds = certificate.rounds.map((round) => checkedRound(election, round));
  const replay = startReplay(certificate, election, rounds, shares);
  // The stop of add1 is judged before a fill adds what the completion could not pay.
  const bought = new CheckedPath(election, certificate);
  for (const { topic, phase } of rounds) if (phase === 'equal-shares') bought.take(topic);
  return (
    checkRounds(replay, rule, rounds) ??
    checkPayments(certificate, replay.paidBy) ??
    checkStop(certificate, election, bought, rule)
  );
}

/** Whether a certificate speaks of this very election. */
function sameElection(certificate: Certificate, election: Election): boolean {
  const profile = buildProfile(election);
  const boxed = Array.from(profile.kind, (_, ballot) => boxedBallot(profile, ballot));
  const topics = profile.ids.map((id, topic) => {
    const cost = format(ratio(item(profile.costs, topic), profile.costScale));
    return JSON.stringify([id, cost, item(profile.groups, topic)]);
  });
  const certified = certificate.candidates.map(({ id, cost, groups }) => JSON.stringify([id, cost, groups]));
  const caps = [...profile.caps].every(([group, cap]) => certificate.caps[group] === cap);
  return (
    hashOfBallots(boxed) === certificate.ballotBox &&
    topics.sort().join() === certified.sort().join() &&
    caps &&
    Object.keys(certificate.caps).length === profile.caps.size &&
    profile.seats === certificate.k &&
    profile.idOrder === certificate.idOrder &&
    compare(ratio(profile.budget, profile.costScale), amount(certificate.budget, 'budget')) === 0
  );
}

/**
 * Checks a certificate without running the rule: that shares add up to the budget, that every winner was paid for
 * exactly by its own supporters, that nothing was cheaper in any round, that ties followed the published order, and
 * that the count ended where the rule ends. Given the election, also that the certificate is about it. For add1 it
 * proves the last step and the ones on both sides of it, not earlier ones. Takes any value; never throws on it.
 */
export function verifyCertificate(value: unknown, election?: Election): Verdict {
  try {
    const certificate = readCertificate(value);
    if (election !== undefined && !sameElection(certificate, election)) return refused('other-election');
    const refusal = check(certificate);
    return refusal === undefined ? { ok: true } : refused(refusal.code, refusal.round);
  } catch (error) {
    if (error instanceof MalformedCertificate) return refused('malformed');
    throw error;
  }
}
