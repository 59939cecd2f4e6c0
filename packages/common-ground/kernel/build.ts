import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const TARGET = new URL('../src/kernel/kernel-bytes.ts', import.meta.url);
/** The first text of each is a module, those behind it hold further functions of it. */
const TEXTS = {
  ROW_LOOPS: ['rows.wat', 'pairs.wat', 'positions.wat'],
  POINT_LOOPS: ['points.wat', 'starts.wat', 'clusters.wat', 'moves.wat', 'judging.wat', 'random.wat'],
  VECTOR_LOOPS: ['vectors.wat', 'random.wat'],
  TRIDIAGONAL_LOOPS: ['tridiagonal.wat'],
  SHARE_LOOPS: ['shares.wat', 'exponentials.wat', 'order.wat', 'between.wat'],
};

/** What the package loads, made from the texts: a plain encoding, so the same text gives the same bytes. */
export async function kernelBytes(): Promise<string> {
  const { parseWat } = await wabt();
  const constants = Object.entries(TEXTS).map(([name, files]) => {
    const parsed = parseWat(name, moduleOf(files.map(textOf)), { simd: true, bulk_memory: true });
    parsed.validate();
    const { buffer } = parsed.toBinary({});
    parsed.destroy();
    return `export const ${name} =\n  '${Buffer.from(buffer).toString('base64')}';\n`;
  });
  const head = '/** Made from the texts in `kernel` by `node packages/common-ground/kernel/build.ts`. */\n';
  return head + constants.join('\n');
}

const textOf = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

const moduleOf = ([module = '', ...further]: readonly string[]): string =>
  `${module.trimEnd().slice(0, -1)}\n${further.join('\n')})`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, await kernelBytes());
