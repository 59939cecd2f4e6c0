import { parseArgs } from 'node:util';
import type { InputProblem } from '@madang/common-ground';
import type { Bilingual, Lang } from '#kernel/domain/bilingual.ts';
import type { ExitCode, Output, Subcommand } from '#kernel/domain/subcommand.ts';
import { wrongUse } from '#kernel/domain/wrong-use.ts';
import { summaryOf, type ConversationSummary } from '#deliberate/domain/polis/conversation-words.ts';
import type { ImportConversation } from '#deliberate/domain/polis/import-conversation.ts';
import { problemIn } from '#deliberate/domain/polis/reason-in.ts';
import { polisFilesAt, readConversation } from '#deliberate/server/polis/polis-source.ts';
import { IMPORT_POLIS_HELP, IMPORT_POLIS_SUMMARY } from './polis-help.ts';

export type StoreConversation = (
  read: Omit<ImportConversation, 'editionId'>,
  where: Record<'forum' | 'edition' | 'as', string | undefined>,
) => Promise<
  | { readonly ok: true; readonly forum: string; readonly edition: string; readonly deliberationId: string }
  | { readonly ok: false; readonly code: string; readonly message: Bilingual }
>;

const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

function parseAsked(args: readonly string[], lang: Lang) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        forum: { type: 'string' },
        edition: { type: 'string' },
        language: { type: 'string' },
        personal: { type: 'boolean', default: false },
        as: { type: 'string' },
      },
    });
    const [path, ...more] = positionals;
    if (path === undefined) return 'FOLDER?';
    if (more.length > 0) return `${more.join(' ')}?`;
    const { forum, edition, language, personal, as } = values;
    if (language !== undefined && !LANGUAGE_TAG.test(language)) return `--language ${language}?`;
    return { path, dryRun: values['dry-run'], json: values.json, forum, edition, language, personal, as };
  } catch (error) {
    return wrongUse(error, lang);
  }
}

/** The command with a place to store into. */
export function importPolisCommand(store: StoreConversation): Subcommand {
  return {
    name: 'import polis',
    summary: IMPORT_POLIS_SUMMARY,
    help: IMPORT_POLIS_HELP,
    run: async (args, io) => {
      const asked = parseAsked(args, io.lang);
      if (typeof asked === 'string') {
        io.err(`madang import polis: ${asked}\n\n${IMPORT_POLIS_HELP[io.lang]}`);
        return 2;
      }
      return runImport(asked, io, store);
    },
  };
}

type Asked = Exclude<ReturnType<typeof parseAsked>, string>;

async function runImport(asked: Asked, io: Output, store: StoreConversation): Promise<ExitCode> {
  const files = await polisFilesAt(asked.path);
  if (!files.ok) return refuse(files.problem, io);
  const read = readConversation(files.value, {
    language: asked.language,
    countPersonal: asked.personal,
  });
  if (!read.ok) return refuse(read.problem, io);
  const summary = summaryOf(read.value.conversation);
  for (const warning of summary.warnings) io.err(`${warning[io.lang]}\n`);
  if (asked.dryRun) {
    io.out(asked.json ? json(summary) : report(summary, io.lang));
    return 0;
  }
  const { forum, edition, as } = asked;
  const stored = await store(read.value, { forum, edition, as });
  if (!stored.ok) {
    io.err(`madang import polis: ${stored.message[io.lang]}\n`);
    return 1;
  }
  const { ok: _ok, ...where } = stored;
  io.out(
    asked.json ? json({ ...summary, ...where }) : report(summary, io.lang) + placeReport(where, io.lang),
  );
  return 0;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function refuse(problem: InputProblem, io: Output): ExitCode {
  io.err(`madang import polis: ${problemIn(io.lang, problem)}\n`);
  return 2;
}

function report(summary: ConversationSummary, lang: Lang): string {
  const { title, people, positions, moderatedOut, reactions, history, from, to } = summary;
  const days = from === null || to === null ? '–' : `${from.slice(0, 10)} – ${to.slice(0, 10)}`;
  const lines =
    lang === 'ko'
      ? [
          `${title} (${summary.language})`,
          `사람 ${people}명, 입장 ${positions}개(내려진 것 ${moderatedOut}개), 반응 ${reactions}건(바꾼 것까지 ${history}건)`,
          `기간: ${days}`,
        ]
      : [
          `${title} (${summary.language})`,
          `People: ${people}. Positions: ${positions}, of which moderated out: ${moderatedOut}. Reactions: ${reactions} (with earlier ones, ${history}).`,
          `Dates: ${days}`,
        ];
  return `${lines.join('\n')}\n`;
}

type Where = { readonly forum: string; readonly edition: string; readonly deliberationId: string };

function placeReport({ forum, edition, deliberationId }: Where, lang: Lang): string {
  const address = `/${lang}/${forum}/${edition}/results`;
  return lang === 'ko'
    ? `저장했습니다. 숙의 ${deliberationId}, 결과: ${address}\n`
    : `Stored as deliberation ${deliberationId}. Results: ${address}\n`;
}
