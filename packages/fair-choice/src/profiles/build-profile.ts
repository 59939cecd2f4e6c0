import {
  BALLOTS_MAX,
  CANDIDATES_MAX,
  ElectionError,
  exactly,
  seatsOf,
  type Ballot,
  type Candidate,
  type Election,
} from './election.ts';
import type { FlatBallots } from './merge-ballots.ts';
import { assembleProfile, EXACT_SUM_MAX, type Profile, type Slate, type Weights } from './profile.ts';
import { format, lcm, ONE, type Rational } from '../numbers/rational.ts';
import { item } from '../numbers/within.ts';

const scaleOf = (values: readonly Rational[]): bigint => values.reduce((scale, { d }) => lcm(scale, d), 1n);
const scaled = (value: Rational, scale: bigint): bigint => (value.n * scale) / value.d;

function costOf({ cost, id }: Candidate, unit: boolean): Rational {
  if (unit) return ONE;
  if (cost === undefined)
    throw new ElectionError('cost-missing', `topic ${id}`, 'has no cost, and the election a budget');
  const value = exactly(cost, `topic ${id}`, 'cost');
  if (value.n < 0n)
    throw new ElectionError('cost-negative', `topic ${id}`, `cost is negative: ${String(cost)}`);
  return value;
}

function slateOf(election: Election): Slate {
  const seats = seatsOf(election);
  const { candidates } = election;
  if (candidates.length > CANDIDATES_MAX) {
    throw new ElectionError('too-many', 'election', `more than ${CANDIDATES_MAX} topics`);
  }
  if (seats !== undefined && seats > candidates.length) {
    throw new ElectionError(
      'k-or-budget',
      'election',
      `k is ${seats}, and there are ${candidates.length} topics`,
    );
  }
  const costs = candidates.map((candidate) => costOf(candidate, seats !== undefined));
  const budget =
    seats === undefined ? exactly(election.budget ?? 0, 'election', 'budget') : { n: BigInt(seats), d: 1n };
  if (budget.n < 0n) throw new ElectionError('k-or-budget', 'election', 'the budget is negative');
  const caps = new Map(Object.entries(election.caps ?? {}));
  for (const [group, cap] of caps) {
    if (!Number.isInteger(cap) || cap < 0)
      throw new ElectionError('cap', `cap of ${group}`, `not a whole number: ${cap}`);
  }
  const costScale = scaleOf([...costs, budget]);
  return {
    ids: candidates.map(({ id }) => id),
    costs: costs.map((cost) => scaled(cost, costScale)),
    costScale,
    budget: scaled(budget, costScale),
    seats,
    groups: candidates.map(({ groups }) => groups ?? []),
    caps,
    idOrder: election.idOrder ?? 'natural',
  };
}

type Approval = { candidate: number; points: Rational };

/** The approvals that carry a positive number of points, ascending by topic; refuses unknown and repeated topics. */
function approvalsOf(ballot: Ballot, indexOf: ReadonlyMap<string, number>, where: string): Approval[] {
  const { approves, points } = ballot;
  if (points !== undefined && points.length !== approves.length) {
    throw new ElectionError('points', where, `${approves.length} topics and ${points.length} points`);
  }
  const approvals = approves.map((id, at): Approval => {
    const candidate = indexOf.get(id);
    if (candidate === undefined)
      throw new ElectionError('unknown-topic', where, `approves an unknown topic: ${id}`);
    return {
      candidate,
      points: points === undefined ? ONE : exactly(item(points, at), where, `points for ${id}`),
    };
  });
  approvals.sort((a, b) => a.candidate - b.candidate);
  if (new Set(approves).size < approves.length) {
    const twice = approves.find((id, at) => approves.indexOf(id) !== at) ?? '';
    throw new ElectionError('repeated-topic', where, `approves a topic twice: ${twice}`);
  }
  return approvals.filter(({ points: given }) => given.n > 0n);
}

/** Weights seen before are not parsed again: a ballot box has few distinct ones. */
function weightReader(): { read: (ballot: Ballot, where: string) => number; distinct: Rational[] } {
  const distinct: Rational[] = [];
  const known = new Map<string, number>();
  const read = (ballot: Ballot, where: string): number => {
    const value = exactly(ballot.weight ?? 1, where, 'weight');
    if (value.n <= 0n)
      throw new ElectionError('weight', where, `weight is not positive: ${String(ballot.weight)}`);
    const key = format(value);
    const kind = known.get(key) ?? distinct.push(value) - 1;
    known.set(key, kind);
    return kind;
  };
  return { read, distinct };
}

/** Whole-number weights: plain multiplicities while sums stay below 2^53, otherwise one kind per distinct weight. */
function wholeWeights(kinds: Int32Array, distinct: readonly Rational[], pointsMax: number) {
  const weightScale = scaleOf(distinct);
  const whole = distinct.map((value) => scaled(value, weightScale));
  let sum = 0n;
  for (const kind of kinds) sum += item(whole, kind);
  if (sum * BigInt(Math.max(1, pointsMax)) <= BigInt(EXACT_SUM_MAX)) {
    const floats = whole.map(Number);
    return {
      weightScale,
      kindWeights: [1n],
      multiplicity: Float64Array.from(kinds, (kind) => item(floats, kind)),
      kind: new Int32Array(kinds.length),
    };
  }
  return {
    weightScale,
    kindWeights: whole,
    multiplicity: new Float64Array(kinds.length).fill(1),
    kind: kinds,
  };
}

function wholePoints(
  given: readonly Rational[],
  ballots: number,
): { points?: Float64Array; scale: bigint; max: number } {
  const scale = scaleOf([...new Map(given.map((value) => [format(value), value])).values()]);
  const whole = Float64Array.from(given, (value) => Number(scaled(value, scale)));
  const max = whole.reduce((most, points) => Math.max(most, points), 0);
  if (max * Math.max(1, ballots) > EXACT_SUM_MAX) {
    throw new ElectionError('points', 'election', 'points are too fine or too large to be added exactly');
  }
  return max <= 1 && scale === 1n ? { scale: 1n, max: 1 } : { points: whole, scale, max };
}

/** Reads an election into whole numbers. Throws an ElectionError that names the topic or ballot at fault. */
export function buildProfile(election: Election): Profile {
  const slate = slateOf(election);
  if (election.ballots.length > BALLOTS_MAX) {
    throw new ElectionError('too-many', 'election', `more than ${BALLOTS_MAX} ballots`);
  }
  const indexOf = new Map(slate.ids.map((id, index) => [id, index]));
  if (indexOf.size < slate.ids.length) {
    const twice = slate.ids.find((id, index) => indexOf.get(id) !== index) ?? '';
    throw new ElectionError('repeated-topic', `topic ${twice}`, 'is listed twice');
  }
  const weights = weightReader();
  const kinds = new Int32Array(election.ballots.length);
  const start = new Int32Array(election.ballots.length + 1);
  const flat: number[] = [];
  const given: Rational[] = [];
  const scored = election.ballots.some(({ points }) => points !== undefined);
  election.ballots.forEach((ballot, at) => {
    const where = `ballot ${at + 1}`;
    kinds[at] = weights.read(ballot, where);
    for (const { candidate, points } of approvalsOf(ballot, indexOf, where)) {
      flat.push(candidate);
      if (scored) given.push(points);
    }
    start[at + 1] = flat.length;
  });
  const points = wholePoints(given, election.ballots.length);
  const { weightScale, kindWeights, multiplicity, kind } = wholeWeights(kinds, weights.distinct, points.max);
  const flatBallots: FlatBallots = {
    start,
    items: Int32Array.from(flat),
    points: points.points,
    multiplicity,
    kind,
  };
  const scales: Weights = { kindWeights, weightScale, pointScale: points.scale };
  return assembleProfile(slate, scales, flatBallots);
}
