import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readPressRelease, refusal, SOURCE_BYTES_MAX } from '@madang/press-release';
import type { Bilingual, Lang } from '#kernel/domain/bilingual.ts';
import type { ExitCode, Output, Subcommand } from '#kernel/domain/subcommand.ts';
import { wrongUse } from '#kernel/domain/wrong-use.ts';
import { IMPORT_PRESS_RELEASE_HELP, IMPORT_PRESS_RELEASE_SUMMARY } from './import-press-release-help.ts';
import { releaseReport, storedReport } from './import-press-release-report.ts';
import type { StoreRelease } from './store-release.ts';

export type { StoredSummary, StoreRelease, StoreRequest } from './store-release.ts';

type Asked = {
  readonly path: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly forum: string | undefined;
  readonly as: string | undefined;
  readonly published: string | undefined;
};

const NOT_CONNECTED: Bilingual = {
  ko: '여기서는 저장할 수 없습니다. --dry-run을 붙이면 결과를 볼 수 있습니다.',
  en: 'Nothing can be stored from here. Use --dry-run to see what was found.',
};

function parseAsked(args: readonly string[], lang: Lang): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        forum: { type: 'string' },
        as: { type: 'string' },
        published: { type: 'string' },
      },
    });
    const [path, ...more] = positionals;
    if (path === undefined) return 'FILE?';
    if (more.length > 0) return `${more.join(' ')}?`;
    const { forum, as, published } = values;
    if (published !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(published)) return `--published ${published}?`;
    return { path, dryRun: values['dry-run'], json: values.json, forum, as, published };
  } catch (error) {
    return wrongUse(error, lang);
  }
}

/** The bytes of a file, or why it cannot be read. A file beyond the limit is not even opened. */
async function bytesOf(path: string): Promise<{ bytes: Uint8Array } | { message: Bilingual }> {
  try {
    const { size } = await stat(path);
    if (size > SOURCE_BYTES_MAX)
      return { message: refusal('source-too-large', { limit: SOURCE_BYTES_MAX }).message };
    return { bytes: await readFile(path) };
  } catch {
    return { message: { ko: `파일을 읽을 수 없습니다: ${path}`, en: `Cannot read the file: ${path}` } };
  }
}

async function runImport(asked: Asked, io: Output, store: StoreRelease | null): Promise<ExitCode> {
  const file = await bytesOf(asked.path);
  if ('message' in file) return refuse(file.message, io);
  const options = asked.published === undefined ? {} : { publishedOn: asked.published };
  const reading = readPressRelease(file.bytes, options);
  if (!reading.ok) return refuse(reading.refusal.message, io);
  const { release } = reading;
  for (const warning of release.warnings) io.err(`${warning.start}: ${warning[io.lang]}\n`);
  if (asked.dryRun) {
    io.out(asked.json ? json(release) : releaseReport(release, io.lang));
    return 0;
  }
  if (store === null) return refuse(NOT_CONNECTED, io);
  const summary = await store(release, { forum: asked.forum, as: asked.as, source: file.bytes });
  if (!summary.stored) {
    io.err(`${inWords(summary.message, io.lang)}\n`);
    return 1;
  }
  io.out(asked.json ? json(summary) : storedReport(summary, io.lang));
  return 0;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const inWords = (message: Bilingual, lang: Lang): string => message[lang];

function refuse(message: Bilingual, io: Output): ExitCode {
  io.err(`madang import press-release: ${inWords(message, io.lang)}\n`);
  return 2;
}

/** The command with a place to store into; without one it can only show what it found. */
export function importPressReleaseCommand(store: StoreRelease | null): Subcommand {
  return {
    name: 'import press-release',
    summary: IMPORT_PRESS_RELEASE_SUMMARY,
    help: IMPORT_PRESS_RELEASE_HELP,
    run: async (args, io) => {
      if (args.includes('--help') || args.includes('-h')) {
        io.out(IMPORT_PRESS_RELEASE_HELP[io.lang]);
        return 0;
      }
      const asked = parseAsked(args, io.lang);
      if (typeof asked === 'string') {
        io.err(`madang import press-release: ${asked}\n\n${IMPORT_PRESS_RELEASE_HELP[io.lang]}`);
        return 2;
      }
      return runImport(asked, io, store);
    },
  };
}

export const importPressRelease: Subcommand = importPressReleaseCommand(null);
