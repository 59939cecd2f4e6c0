import { LANGUAGES, type Bilingual, type Lang } from '#kernel/domain/bilingual.ts';
import type { ExitCode, Output, Subcommand } from '#kernel/domain/subcommand.ts';

/** A subcommand's words, and its module, loaded only when it is asked for. */
export type Entry = {
  readonly name: string;
  readonly summary: Bilingual;
  readonly load: () => Promise<Subcommand>;
};

type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void };

const HEAD = {
  ko: '사용법: madang [--lang ko|en] <명령> [인자 …]\n\n명령:',
  en: 'Usage: madang [--lang ko|en] <command> [argument …]\n\nCommands:',
};
const TAIL = {
  ko: '\n각 명령의 도움말: madang <명령> --help\n언어: --lang, 없으면 MADANG_LANG, 없으면 시스템의 로캘을 따릅니다.\n끝맺음 코드: 0 마침, 1 실패, 2 입력이나 사용법이 잘못됨 (verify는 제 도움말에 따로 적혀 있습니다)',
  en: '\nHelp on one command: madang <command> --help\nLanguage: --lang, else MADANG_LANG, else the locale of the system\nExit codes: 0 done, 1 failed, 2 bad input or usage (those of verify are in its own help)',
};

/**
 * Runs `madang ARGS`. Two-word commands such as `import press-release` are matched before one-word ones.
 * Results go to `out`, everything else to `err`; a defect is one line and exit code 1, never a stack.
 */
export async function runCommandLine(
  entries: readonly Entry[],
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  streams: Streams,
): Promise<ExitCode> {
  const { lang, rest, unknown } = languageFrom(args, env);
  if (unknown !== null) {
    streams.err(`--lang ${unknown}? ko | en\n`);
    return 2;
  }
  if (rest.length === 0 || rest[0] === 'help' || rest[0] === '--help' || rest[0] === '-h') {
    const asked = rest[0] !== undefined;
    (asked ? streams.out : streams.err)(overview(entries, lang));
    return asked ? 0 : 2;
  }
  const entry = [2, 1]
    .map((words) => entries.find(({ name }) => name === rest.slice(0, words).join(' ')))
    .find(Boolean);
  if (entry === undefined) return noSuchCommand(entries, rest, { ...streams, lang });
  return runEntry(entry, rest.slice(entry.name.split(' ').length), { ...streams, lang });
}

/** `import --help` is asked of several commands at once; any other word that begins none is a mistake. */
function noSuchCommand(entries: readonly Entry[], rest: readonly string[], io: Output): ExitCode {
  const [first = '', ...others] = rest;
  const begun = entries.filter(({ name }) => name.startsWith(`${first} `));
  const asked = others.includes('--help') || others.includes('-h');
  if (begun.length > 0 && asked) {
    io.out(overview(begun, io.lang));
    return 0;
  }
  const word = begun.length > 0 ? rest.slice(0, 2).join(' ') : first;
  io.err(io.lang === 'ko' ? `그런 명령이 없습니다: ${word}\n` : `There is no command called ${word}.\n`);
  io.err(overview(begun.length > 0 ? begun : entries, io.lang));
  return 2;
}

async function runEntry(entry: Entry, args: readonly string[], io: Output): Promise<ExitCode> {
  const subcommand = await entry.load();
  if (args.includes('--help') || args.includes('-h')) {
    io.out(`${subcommand.help[io.lang].trimEnd()}\n`);
    return 0;
  }
  try {
    return await subcommand.run(args, io);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    io.err(`madang ${entry.name}: ${why}\n`);
    return 1;
  }
}

function overview(entries: readonly Entry[], lang: Lang): string {
  const width = Math.max(...entries.map(({ name }) => name.length)) + 2;
  const lines = entries.map(({ name, summary }) => `  ${name.padEnd(width)}${summary[lang]}`);
  return `${HEAD[lang]}\n${lines.join('\n')}\n${TAIL[lang]}\n`;
}

/** `--lang` first, then MADANG_LANG, then the locale; Korean where nothing says otherwise. */
function languageFrom(args: readonly string[], env: Readonly<Record<string, string | undefined>>) {
  const rest = [...args];
  const at = rest.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  let said: string | undefined;
  if (at !== -1) {
    const [flag = ''] = rest.splice(at, 1);
    said = flag.includes('=') ? flag.slice('--lang='.length) : rest.splice(at, 1)[0];
  }
  const locale = env['MADANG_LANG'] ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  const wanted = said ?? locale.slice(0, 2);
  const lang =
    LANGUAGES.find((language) => language === wanted) ??
    (said === undefined && locale !== '' && !locale.startsWith('C') ? 'en' : 'ko');
  return { lang, rest, unknown: said === undefined || said === lang ? null : said };
}
