import { certify, format, type BalancedOutcome, type Outcome, type Rational } from '@madang/fair-choice';

/** A count of voters: a number where it is whole, else "p/q". */
const voters = ({ n, d }: Rational): number | string => (d === 1n ? Number(n) : `${n}/${d}`);

/** The published JSON of a count. Ids appear as the file wrote them; prices are exact fractions "p/q". */
export function chooseJson(
  outcome: Outcome,
  numericIds: ReadonlySet<string>,
  balance: BalancedOutcome | undefined,
): string {
  const idOf = (id: string): string | number =>
    numericIds.has(id) && Number.isSafeInteger(Number(id)) ? Number(id) : id;
  const certificate = certify(outcome);
  const { ties } = certificate;
  return JSON.stringify({
    rule: outcome.rule,
    utility: outcome.utility,
    ties: ties.kind === 'id' ? 'id' : `lot:${ties.seed ?? ''}`,
    weights: balance === undefined ? 'none' : 'group',
    winners: outcome.winners.map(idOf),
    rounds: outcome.rounds.map((round) => ({
      winner: idOf(round.winner),
      price: format(round.price),
      payers: voters(round.payers),
      ties: round.ties.map(idOf),
      phase: round.phase,
      supporters: voters(round.supporters),
      paidInFull: voters(round.paidInFull),
      runnerUp: round.runnerUp && { id: idOf(round.runnerUp.id), price: format(round.runnerUp.price) },
    })),
    certificate,
    runnersUp: outcome.runnersUp.map(({ id, missingApprovals }) => ({
      id: idOf(id),
      missingApprovals: missingApprovals === undefined ? null : Number(missingApprovals),
    })),
    ...(balance && {
      unweighted: {
        winners: balance.unweighted.winners.map(idOf),
        onlyWeighted: balance.onlyBalanced.map(idOf),
        onlyUnweighted: balance.onlyUnweighted.map(idOf),
      },
      groups: balance.groups.map(({ group, voters: size, weightEach }) => ({
        group,
        voters: voters(size),
        weightEach: format(weightEach),
      })),
    }),
  });
}
