import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PolisFiles } from '@madang/common-ground';
import type { Bilingual, Lang } from '#kernel/domain/bilingual.ts';
import type { ExitCode, Output, Subcommand } from '#kernel/domain/subcommand.ts';
import { wrongUse } from '#kernel/domain/wrong-use.ts';
import { EXPORT_POLIS_HELP, EXPORT_POLIS_SUMMARY } from './polis-help.ts';

export type FetchConversation = (
  where: { readonly edition: string } & Record<'forum' | 'deliberation', string | undefined>,
) => Promise<
  | { readonly ok: true; readonly files: PolisFiles }
  | { readonly ok: false; readonly code: string; readonly message: Bilingual }
>;

function parseAsked(args: readonly string[], lang: Lang) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        forum: { type: 'string' },
        edition: { type: 'string' },
        deliberation: { type: 'string' },
      },
    });
    const [folder, ...more] = positionals;
    const { forum, edition, deliberation } = values;
    if (edition === undefined) return '--edition?';
    if (folder === undefined) return 'OUT_FOLDER?';
    if (more.length > 0) return `${more.join(' ')}?`;
    return { folder, forum, edition, deliberation };
  } catch (error) {
    return wrongUse(error, lang);
  }
}

/** The command with a place to fetch from. */
export function exportPolisCommand(fetchFiles: FetchConversation): Subcommand {
  return {
    name: 'export polis',
    summary: EXPORT_POLIS_SUMMARY,
    help: EXPORT_POLIS_HELP,
    run: async (args, io) => {
      const asked = parseAsked(args, io.lang);
      if (typeof asked === 'string') {
        io.err(`madang export polis: ${asked}\n\n${EXPORT_POLIS_HELP[io.lang]}`);
        return 2;
      }
      const { folder, ...where } = asked;
      const fetched = await fetchFiles(where);
      if (!fetched.ok) {
        io.err(`madang export polis: ${fetched.message[io.lang]}\n`);
        return 1;
      }
      return writeFiles(folder, fetched.files, io);
    },
  };
}

async function writeFiles(folder: string, files: PolisFiles, io: Output): Promise<ExitCode> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    // Fails where the file is there already, rather than replace what somebody may need.
    await writeFile(join(folder, name), bytes, { flag: 'wx' });
    io.out(`${join(folder, name)}\n`);
  }
  return 0;
}
