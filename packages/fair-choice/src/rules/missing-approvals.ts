import type { Profile } from '../profiles/profile.ts';
import type { Chosen } from './round.ts';
import { item } from '../numbers/within.ts';

/**
 * How many more approvals would have won, for each topic that lost: the least number over all rounds. The further
 * approvals are those of single voters who had paid for nothing so far and give the topic one point; all other
 * ballots stay as they are. Then every round before the topic wins runs exactly as it did, so the number is exact.
 */
export class MissingApprovals {
  readonly #least: (bigint | undefined)[];
  readonly #profile: Profile;

  constructor(profile: Profile) {
    this.#profile = profile;
    this.#least = profile.ids.map(() => undefined);
  }

  leastOf(topic: number): bigint | undefined {
    return item(this.#least, topic);
  }

  /**
   * Settles a round by floating point where that is safe: the voters needed surely lie between `low` and `high`.
   * False if a whole number lies in between, so that only exact arithmetic can tell.
   */
  settle(topic: number, low: number, high: number): boolean {
    const least = item(this.#least, topic);
    const known = least === undefined ? Infinity : Number(least);
    if (low > known - 1) return true;
    const voters = Math.floor(low) + 1;
    if (!(low > 0) || !(high < voters) || voters > Number.MAX_SAFE_INTEGER) return false;
    this.#least[topic] = BigInt(Math.min(voters, known));
    return true;
  }

  /**
   * One round: the topic lacks `lack`, and each further voter brings `each` (same scale, whole voters of weight 1).
   * Where the voters bring exactly what is lacking the topics tie, and `winsTie` decides, told how many they are.
   */
  offer(topic: number, lack: bigint, each: bigint, winsTie: (voters: bigint) => boolean): void {
    if (each <= 0n) return;
    const whole = lack <= 0n ? 0n : lack / each;
    const exact = lack <= 0n ? lack === 0n : whole * each === lack;
    const voters = exact && whole > 0n && winsTie(whole) ? whole : whole + 1n;
    const least = item(this.#least, topic);
    if (least === undefined || voters < least) this.#least[topic] = voters;
  }

  /** One approval wins a topic that needs only somebody who approves it. */
  offerFirst(topic: number): void {
    this.offer(topic, 0n, 1n, () => false);
  }

  /** Where the count of a shared budget went on to its end, whatever somebody approves and still fits was taken. */
  offerUnsupported({ spent, caps, rounds }: Chosen): void {
    const { ids, costs, budget } = this.#profile;
    const taken = new Set(rounds.map(({ topic }) => topic));
    ids.forEach((_, topic) => {
      const fits = spent + item(costs, topic) <= budget;
      if (fits && !taken.has(topic) && caps.allows(topic)) this.offerFirst(topic);
    });
  }

  /** How a topic stands against the winner of a round where further voters bring it to the same price. */
  tieAgainst(winner: number, before: (a: number, b: number, further?: bigint) => number) {
    const { weightScale } = this.#profile;
    return (topic: number) => (voters: bigint) => before(topic, winner, voters * weightScale) < 0;
  }

  /** Losers in ascending order of what they lacked; those whom no number could have saved come last. */
  list(winners: ReadonlySet<number>): { topic: number; missing: bigint | undefined }[] {
    const losers = this.#profile.ids.map((_, topic) => topic).filter((topic) => !winners.has(topic));
    return losers
      .map((topic) => ({ topic, missing: this.leastOf(topic) }))
      .sort((a, b) => {
        if (a.missing === b.missing) return a.topic - b.topic;
        if (a.missing === undefined || b.missing === undefined) return a.missing === undefined ? 1 : -1;
        return a.missing < b.missing ? -1 : 1;
      });
  }
}
