import { sha256 } from '../numbers/digest.ts';
import type { Profile } from './profile.ts';
import { format, ratio } from '../numbers/rational.ts';
import { f64, i32, item } from '../numbers/within.ts';

/** One distinct ballot as everybody writes it down: total weight, then topics in order of id with their points. */
export type BoxedBallot = {
  readonly weight: string;
  readonly approvals: readonly (readonly [id: string, points: string])[];
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function boxedBallot(profile: Profile, ballot: number): BoxedBallot {
  const { start, items, points, pointScale, ids, multiplicity, kind, kindWeights, weightScale } = profile;
  const approvals: [string, string][] = [];
  const end = i32(start, ballot + 1);
  for (let at = i32(start, ballot); at < end; at += 1) {
    const units = points === undefined ? 1 : f64(points, at);
    approvals.push([item(ids, i32(items, at)), format(ratio(BigInt(units), pointScale))]);
  }
  approvals.sort(([a], [b]) => byText(a, b));
  const weight = BigInt(f64(multiplicity, ballot)) * item(kindWeights, i32(kind, ballot));
  return { weight: format(ratio(weight, weightScale)), approvals };
}

/** SHA-256 of the closed ballot box: one JSON line per distinct ballot, lines sorted, joined by line feeds. */
export function hashOfBallots(ballots: readonly BoxedBallot[]): string {
  const lines = ballots.map(({ weight, approvals }) => JSON.stringify([weight, approvals]));
  return sha256(lines.sort(byText).join('\n'));
}

/**
 * The hash that seeds the lots. The same for every order of ballots, candidates and approvals, and for ballots
 * written one by one or merged.
 */
export function ballotBoxHash(profile: Profile): string {
  return hashOfBallots(Array.from(profile.kind, (_, ballot) => boxedBallot(profile, ballot)));
}
