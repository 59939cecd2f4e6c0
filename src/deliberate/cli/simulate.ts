import { parseArgs } from 'node:util';
import type { Bilingual } from '#kernel/domain/bilingual.ts';
import type { Subcommand } from '#kernel/domain/subcommand.ts';

export const PEOPLE_MAX = 2_000;
export const VISITORS_MAX = 50_000;
const OPINION_GROUPS_MAX = 6;

export type Simulation = {
  readonly forum: string | undefined;
  readonly edition: string;
  readonly people: number;
  readonly visitors: number;
  readonly opinionGroups: number;
  readonly seed: number;
};
export type Simulate = (
  asked: Simulation,
) => Promise<
  | { readonly ok: true; readonly reactions: number; readonly epoch: number | null; readonly path: string }
  | { readonly ok: false; readonly code: string; readonly message: Bilingual }
>;

export const SIMULATE_SUMMARY: Bilingual = {
  ko: '표본 회차에 지어낸 사람들의 반응을 더합니다',
  en: 'Add reactions of invented people to a sample edition',
};

const HELP: Bilingual = {
  ko: `사용법: madang simulate [--edition 이름] [--people 수] [--visitors 수] [--groups 수] [--seed 수] [--forum 이름] [--json]

열려 있는 숙의에 지어낸 사람들의 반응을 더하고 새 결과를 한 번 공개합니다. 표본 회차에만 되며,
더한 것은 어디서나 모의 반응이라고 표시됩니다. 진짜 숙의에는 한 건도 들어가지 않습니다.

선택
  --edition 이름   어느 회차에(적지 않으면 sample)
  --people 수      승인된 참가자 몇 명(적지 않으면 60, ${PEOPLE_MAX}까지)
  --visitors 수    일반 공개 참여자 몇 명(적지 않으면 300, ${VISITORS_MAX}까지)
  --groups 수      의견이 같은 무리 몇 개(적지 않으면 3, 1–${OPINION_GROUPS_MAX})
  --seed 수        같은 수면 같은 반응이 나옵니다(적지 않으면 1)
  --forum 이름     어느 포럼에(포럼이 하나면 없어도 됩니다)
  --json           결과를 JSON으로만 씁니다

끝날 때의 코드: 0 마침, 1 더하지 못함, 2 사용법이 잘못됨
`,
  en: `Usage: madang simulate [--edition SLUG] [--people N] [--visitors N] [--groups K] [--seed N] [--forum SLUG] [--json]

Adds reactions of invented people to the open deliberation and releases an epoch of results. Sample editions only;
what is added is marked as simulated wherever it is counted. A real deliberation takes none of it.

Options
  --edition SLUG   which edition (default: sample)
  --people N       accredited participants (default 60, at most ${PEOPLE_MAX})
  --visitors N     people of the open public (default 300, at most ${VISITORS_MAX})
  --groups K       opinion groups among them (default 3, 1 to ${OPINION_GROUPS_MAX})
  --seed N         the same number gives the same reactions (default 1)
  --forum SLUG     which forum (not needed when there is only one)
  --json           write JSON and nothing else

Exit codes: 0 done, 1 not added, 2 bad usage
`,
};

export function simulateCommand(simulate: Simulate): Subcommand {
  return {
    name: 'simulate',
    summary: SIMULATE_SUMMARY,
    help: HELP,
    run: async (args, io) => {
      const asked = parseAsked(args);
      if (typeof asked === 'string') {
        io.err(`madang simulate: ${asked}\n\n${HELP[io.lang]}`);
        return 2;
      }
      const done = await simulate(asked.simulation);
      if (!done.ok) {
        io.err(`madang simulate: ${done.message[io.lang]}\n`);
        return 1;
      }
      const { ok: _ok, ...told } = done;
      io.out(asked.json ? `${JSON.stringify(told, null, 2)}\n` : report(told)[io.lang]);
      return 0;
    },
  };
}

type Told = { readonly reactions: number; readonly epoch: number | null; readonly path: string };

function report({ reactions, epoch, path }: Told): Bilingual {
  const released = {
    ko: epoch === null ? '새로 공개할 결과는 없습니다.' : `${epoch}차 결과를 공개했습니다.`,
    en: epoch === null ? 'There was nothing new to release.' : `Released epoch ${epoch}.`,
  };
  return {
    ko: `모의 반응 ${reactions.toLocaleString('ko')}건을 더했습니다. ${released.ko} /ko${path}/results\n`,
    en: `Added ${reactions.toLocaleString('en')} simulated reactions. ${released.en} /en${path}/results\n`,
  };
}

/** What was asked for, or what is wrong with it. */
function parseAsked(args: readonly string[]): { simulation: Simulation; json: boolean } | string {
  try {
    const text = { type: 'string' } as const;
    const options = { forum: text, edition: text, people: text, visitors: text, groups: text, seed: text };
    const { values } = parseArgs({ args: [...args], options: { ...options, json: { type: 'boolean' } } });
    const counts = {
      people: countFrom(values.people, 60, [0, PEOPLE_MAX]),
      visitors: countFrom(values.visitors, 300, [0, VISITORS_MAX]),
      groups: countFrom(values.groups, 3, [1, OPINION_GROUPS_MAX]),
      seed: countFrom(values.seed, 1, [0, 1_000_000_000]),
    };
    const { people, visitors, groups, seed } = counts;
    const wrong = Object.entries(counts).find(([, count]) => count === null);
    if (people === null || visitors === null || groups === null || seed === null)
      return `--${wrong?.[0] ?? ''}?`;
    const { forum, edition = 'sample' } = values;
    return {
      simulation: { forum, edition, people, visitors, opinionGroups: groups, seed },
      json: values.json ?? false,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function countFrom(given: string | undefined, fallback: number, [least, most]: readonly [number, number]) {
  if (given === undefined) return fallback;
  const count = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  return count >= least && count <= most ? count : null;
}
