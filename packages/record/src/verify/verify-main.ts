import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runVerify } from './verify-command.ts';

// The entry of the single-file verifier: without a place it checks the folder it lies in.
const words = process.argv.slice(2);
const flag = words.indexOf('--lang');
const asked = flag < 0 ? process.env.LANG : words[flag + 1];
const args = flag < 0 ? words : words.filter((_, at) => at !== flag && at !== flag + 1);

process.exitCode = await runVerify(
  args,
  {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    lang: asked?.startsWith('ko') === true ? 'ko' : 'en',
  },
  dirname(fileURLToPath(import.meta.url)),
);
