/*
 * The numbers of fair choice beside their limits: `node packages/fair-choice/bench/fair-choice.bench.ts`.
 * CPU time of this process, input in memory, parsing excluded; each row runs in a process of its own, so that its
 * peak memory is its own. The naive rival is the definition with a fraction per voter, in the same run.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chooseFrom } from '../src/rules/choose.ts';
import { nearDuplicates } from '../src/duplicates/near-duplicates.ts';
import { clusteredBallots, profileOf } from './clustered-profile.ts';
import { naiveEqualShares } from './naive-equal-shares.ts';
import { proposalTexts } from './proposal-texts.ts';

type Measured = { readonly seconds: readonly number[]; readonly memory: number; readonly detail: string };
type Row = {
  readonly name: string;
  readonly limitSeconds: number;
  readonly limitMegabytes?: number;
  readonly run: () => Omit<Measured, 'memory'>;
};

const PAIRS = 5;

function cpu<T>(work: () => T): { seconds: number; value: T } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, value };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

function repeated(times: number, work: () => string): Omit<Measured, 'memory'> {
  const runs = Array.from({ length: times }, () => cpu(work));
  return { seconds: runs.map(({ seconds }) => seconds), detail: runs[0]!.value };
}

/** One rule on a clustered profile; the first run, with code not yet compiled, counts like the others. */
function onProfile([voters, topics, k]: readonly [number, number, number], rule: string, times: number) {
  const ballots = clusteredBallots(voters, topics, k, 1);
  const prepare = cpu(() => profileOf(ballots, topics, k));
  const profile = prepare.value;
  const measured = repeated(
    times,
    () => `${chooseFrom(profile, { rule, explain: false }).winners.length} chosen`,
  );
  const approvals = (ballots.items.length / voters).toFixed(1);
  const detail = `${measured.detail}; ${approvals} approvals a voter; merging before it ${prepare.seconds.toFixed(2)} s`;
  return { ...measured, detail };
}

/** The rule against its definition on one profile small enough for the definition; interleaved pairs. */
function againstNaive() {
  const [voters, topics, k] = [2_000, 60, 10];
  const ballots = clusteredBallots(voters, topics, k, 5);
  const utilities = Array.from({ length: voters }, (_, voter) => {
    const approved = ballots.items.subarray(ballots.start[voter], ballots.start[voter + 1]);
    return new Map(Array.from(approved, (topic) => [topic, 1n] as const));
  });
  const costs = Array.from({ length: topics }, () => 1n);
  const ratios: number[] = [];
  const seconds: number[] = [];
  let equal = true;
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const ours = cpu(() =>
      chooseFrom(profileOf(ballots, topics, k), {
        rule: 'equal-shares',
        ties: { kind: 'id' },
        explain: false,
      }),
    );
    const naive = cpu(() => naiveEqualShares({ costs, budget: BigInt(k), utilities }));
    ratios.push(naive.seconds / ours.seconds);
    seconds.push(ours.seconds);
    equal &&= ours.value.winners.join() === naive.value.join();
  }
  const same = equal ? 'the same winners' : 'DIFFERENT WINNERS';
  return {
    seconds,
    detail: `definition takes ${median(ratios).toFixed(0)} times as long (median of ${PAIRS} pairs); ${same}`,
  };
}

function onTexts() {
  const texts = proposalTexts(10_000, 3);
  const length = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const measured = repeated(3, () => `${nearDuplicates(texts).length} hints`);
  return { ...measured, detail: `${measured.detail}; ${length.toFixed(0)} characters a text` };
}

const HUNDRED_THOUSAND = [100_000, 200, 20] as const;
const MILLION = [1_000_000, 500, 20] as const;

const ROWS: readonly Row[] = [
  {
    name: '100k voters x 200 topics, Equal Shares',
    limitSeconds: 0.3,
    run: () => onProfile(HUNDRED_THOUSAND, 'equal-shares', PAIRS),
  },
  {
    name: 'the same with Phragmén completion',
    limitSeconds: 1,
    run: () => onProfile(HUNDRED_THOUSAND, 'equal-shares+phragmen', PAIRS),
  },
  {
    name: '1M x 500, full rule',
    limitSeconds: 10,
    limitMegabytes: 1_000,
    run: () => onProfile(MILLION, 'equal-shares+phragmen', 1),
  },
  { name: 'near-duplicates, 10,000 texts', limitSeconds: 5, run: onTexts },
  { name: '2,000 x 60 against the definition', limitSeconds: 0.3, run: againstNaive },
];

function measure(index: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [String(index)]);
    child.once('message', (message) => resolve(message as Measured));
    child.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`a measurement ended with ${code}`)));
  });
}

async function main(): Promise<void> {
  const table: string[][] = [['work', 'CPU', 'limit', 'peak memory', 'limit', '', 'detail']];
  for (const [index, row] of ROWS.entries()) {
    const { seconds, memory, detail } = await measure(index);
    const time = median(seconds);
    const met =
      time <= row.limitSeconds && memory <= (row.limitMegabytes ?? Infinity) && !detail.includes('DIFFERENT');
    const limit = row.limitMegabytes === undefined ? '-' : `${row.limitMegabytes} MB`;
    table.push([
      row.name,
      `${time.toFixed(3)} s`,
      `${row.limitSeconds} s`,
      `${memory.toFixed(0)} MB`,
      limit,
      met ? 'met' : 'MISSED',
      detail,
    ]);
    if (!met) process.exitCode = 1;
  }
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}

const asked = process.argv[2];
if (asked === undefined || process.send === undefined) await main();
else {
  const measured = ROWS[Number(asked)]!.run();
  process.send({ ...measured, memory: process.resourceUsage().maxRSS / 1_000 });
}
