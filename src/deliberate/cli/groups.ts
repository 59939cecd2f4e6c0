import { parseArgs } from 'node:util';
import {
  analyse,
  analyseConversation,
  analysePolis,
  polisResultOf,
  type DeclaredGroups,
  type InputProblem,
} from '@madang/common-ground';
import type { ExitCode, Output, Subcommand } from '#kernel/domain/subcommand.ts';
import type { Lang } from '#kernel/domain/bilingual.ts';
import { wrongUse } from '#kernel/domain/wrong-use.ts';
import { GROUPS_HELP, GROUPS_SUMMARY } from './groups-help.ts';
import { readDeclared, readGroupsInput, type GroupsInput } from './groups-input.ts';
import { problemIn } from '#deliberate/domain/polis/reason-in.ts';
import { polisReport } from './groups-polis-report.ts';
import { report } from './groups-report.ts';
import { GROUPS_WORDS } from './groups-words.ts';

type Asked = {
  readonly path: string;
  readonly polis: boolean;
  readonly declared: string | undefined;
  readonly members: boolean;
  /** Sentences about oneself count like any other. */
  readonly personal: boolean;
  readonly json: boolean;
};

/** `madang groups`: opinion groups and common ground from files, without a server. */
export const groups: Subcommand = {
  name: 'groups',
  summary: GROUPS_SUMMARY,
  help: GROUPS_HELP,
  run: async (args, io) => {
    if (args.includes('--help') || args.includes('-h')) {
      io.out(GROUPS_HELP[io.lang]);
      return 0;
    }
    const asked = parseAsked(args, io.lang);
    if (typeof asked === 'string') {
      io.err(`madang groups: ${asked}\n\n${GROUPS_HELP[io.lang]}`);
      return 2;
    }
    return runGroups(asked, io);
  },
};

function parseAsked(args: readonly string[], lang: Lang): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        polis: { type: 'boolean', default: false },
        declared: { type: 'string' },
        members: { type: 'boolean', default: false },
        personal: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [path, ...more] = positionals;
    if (path === undefined) return 'PATH?';
    if (more.length > 0) return `${more.join(' ')}?`;
    return { ...values, path, declared: values.declared };
  } catch (error) {
    return wrongUse(error, lang);
  }
}

async function runGroups(asked: Asked, io: Output): Promise<ExitCode> {
  const input = await readGroupsInput(asked.path);
  if (!input.ok) return refuse(input.problem, io);
  const declared = asked.declared === undefined ? undefined : await readDeclared(asked.declared);
  if (declared !== undefined && !declared.ok) return refuse(declared.problem, io);
  const { store, bodies, polis } = input.value;
  const shown = { members: asked.members };
  if (asked.polis) {
    const result = polisResultOf(analysePolis(store, polis), shown);
    io.out(asked.json ? json(result) : `${polisReport(result, { bodies, lang: io.lang })}\n`);
    return 0;
  }
  if (declared !== undefined) warnIfUnmatched(declared.value, input.value, io);
  const result = analysed(asked, input.value, declared?.value);
  io.out(asked.json ? json(result) : `${report(result, { bodies, lang: io.lang })}\n`);
  return 0;
}

function analysed(
  { members, personal }: Asked,
  { store, statements, declared }: GroupsInput,
  alsoDeclared: DeclaredGroups = new Map(),
) {
  const options = { members, declared: new Map([...declared, ...alsoDeclared]) };
  return statements.size === 0
    ? analyse(store, options)
    : analyseConversation({ store, statements }, { ...options, countPersonal: personal });
}

/** Usually the names in the two files are of different kinds; then no declared group can appear. */
function warnIfUnmatched(declared: DeclaredGroups, { store }: GroupsInput, io: Output): void {
  const known = new Set(store.arrivalOrder);
  if (declared.size === 0 || [...declared.keys()].some((id) => known.has(id))) return;
  io.err(`madang groups: ${GROUPS_WORDS[io.lang].unmatched(declared.size)}\n`);
}

const json = (result: object): string => `${JSON.stringify(result)}\n`;

function refuse(problem: InputProblem, io: Output): ExitCode {
  io.err(`madang groups: ${problemIn(io.lang, problem)}\n`);
  return 2;
}
