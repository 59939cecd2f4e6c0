import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Bundles the verifier into one file that needs nothing but Node >= 18 and can be read: it is not minified.
 * Run directly, it writes to the path given: `node packages/record/build-verifier.ts build/verify.mjs`.
 */
export async function buildVerifier(): Promise<string> {
  const entry = fileURLToPath(new URL('src/verify/verify-main.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root: dirname(entry),
    build: {
      ssr: entry,
      target: 'node18',
      minify: false,
      write: false,
      rolldownOptions: { output: { format: 'es', codeSplitting: false, banner: BANNER } },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const [chunk, ...more] = outputs;
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error('the verifier must come out as one file');
  const foreign = chunk.imports.filter((name) => !name.startsWith('node:'));
  if (foreign.length > 0) throw new Error(`the verifier must stand alone, not import ${foreign.join(', ')}`);
  return chunk.code;
}

const BANNER = `// Verifies a public record without trusting its host: node verify.mjs [DIR|ZIP|URL|PROOF] [--lang ko|en]
// [--policy FILE] [--known FILE|DIR] [--previous FILE|DIR] [--log-only] [--json]
// Exit codes: 0 sound, 2 tampered, 3 fork, 4 quorum unmet, 5 malformed input or wrong use, 1 could not check.
// Apache-2.0`;

if (argv[1] === fileURLToPath(import.meta.url)) {
  const target = resolve(argv[2] ?? 'build/verify.mjs');
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, await buildVerifier());
}
