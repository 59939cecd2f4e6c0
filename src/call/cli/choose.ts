import { parseArgs } from 'node:util';
import {
  choose as count,
  chooseBalanced,
  ElectionError,
  parseRule,
  type BalancedOutcome,
  type ChooseOptions,
  type Outcome,
  type Ties,
  type Utility,
} from '@madang/fair-choice';
import type { ExitCode, Output, Subcommand } from '#kernel/domain/subcommand.ts';
import type { Lang } from '#kernel/domain/bilingual.ts';
import { wrongUse } from '#kernel/domain/wrong-use.ts';
import { CHOOSE_HELP, CHOOSE_SUMMARY } from './choose-help.ts';
import { readElection } from './choose-input.ts';
import { chooseJson } from './choose-json.ts';
import { chooseReport } from './choose-report.ts';

type Asked = {
  readonly path: string;
  readonly k: number | undefined;
  readonly options: ChooseOptions;
  readonly byGroup: boolean;
  readonly explain: boolean;
  readonly json: boolean;
};

/** `madang choose`: topics from a file of ballots, without a server. */
export const choose: Subcommand = {
  name: 'choose',
  summary: CHOOSE_SUMMARY,
  help: CHOOSE_HELP,
  run: async (args, io) => {
    if (args.includes('--help') || args.includes('-h')) {
      io.out(CHOOSE_HELP[io.lang]);
      return 0;
    }
    const asked = parseAsked(args, io.lang);
    if (typeof asked === 'string') {
      io.err(`madang choose: ${asked}\n\n${CHOOSE_HELP[io.lang]}`);
      return 2;
    }
    return runChoose(asked, io);
  },
};

function tiesOf(text: string | undefined): Ties | undefined {
  if (text === undefined) return { kind: 'lot' };
  if (text === 'id') return { kind: 'id' };
  return text.startsWith('lot:') && text.length > 4 ? { kind: 'lot', seed: text.slice(4) } : undefined;
}

const isUtility = (text: string | undefined): text is Utility | undefined =>
  text === undefined || text === 'cardinality' || text === 'cost';

/** What was asked, or the word that could not be understood. */
function parseAsked(args: readonly string[], lang: Lang): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        k: { type: 'string' },
        rule: { type: 'string', default: 'equal-shares+phragmen' },
        utility: { type: 'string' },
        ties: { type: 'string' },
        weights: { type: 'string', default: 'none' },
        explain: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [path, ...more] = positionals;
    if (path === undefined) return 'FILE?';
    if (more.length > 0) return `${more.join(' ')}?`;
    const { k, rule, utility, weights, explain, json } = values;
    const ties = tiesOf(values.ties);
    if (k !== undefined && !/^[1-9]\d{0,5}$/.test(k)) return `--k ${k}?`;
    if (parseRule(rule) === undefined) return `--rule ${rule}?`;
    if (!isUtility(utility)) return `--utility ${utility}?`;
    if (ties === undefined) return `--ties ${values.ties}?`;
    if (weights !== 'group' && weights !== 'none') return `--weights ${weights}?`;
    return {
      path,
      k: k === undefined ? undefined : Number(k),
      options: { rule, ties, ...(utility && { utility }) },
      byGroup: weights === 'group',
      explain,
      json,
    };
  } catch (error) {
    return wrongUse(error, lang);
  }
}

async function runChoose(asked: Asked, io: Output): Promise<ExitCode> {
  const input = await readElection(asked.path, asked.k);
  if (!input.ok) {
    io.err(`madang choose: ${input.message[io.lang]}\n`);
    return 2;
  }
  for (const notice of input.notices) io.err(`madang choose: ${asked.path}: ${notice[io.lang]}\n`);
  const { election, numericIds } = input;
  try {
    const balance: BalancedOutcome | undefined = asked.byGroup
      ? chooseBalanced(election, asked.options)
      : undefined;
    const outcome: Outcome = balance?.balanced ?? count(election, asked.options);
    const { explain } = asked;
    if (asked.json) io.out(`${chooseJson(outcome, numericIds, balance)}\n`);
    else io.out(chooseReport(outcome, election, { lang: io.lang, explain, balance }));
    return 0;
  } catch (error) {
    if (!(error instanceof ElectionError)) throw error;
    io.err(`madang choose: ${asked.path}: ${error.message}\n`);
    return 2;
  }
}
