import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const SOURCE = new URL('kernel.wat', import.meta.url);
const TARGET = new URL('../src/kernel-bytes.ts', import.meta.url);

/** The module's bytes from its text: a plain encoding, so the same text gives the same bytes. */
export async function kernelBytes(): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const parsed = parseWat('kernel.wat', readFileSync(SOURCE, 'utf8'), { simd: true, bulk_memory: true });
  parsed.validate();
  const { buffer } = parsed.toBinary({});
  parsed.destroy();
  return buffer;
}

const asModule = (bytes: Uint8Array): string =>
  `/** Made from \`kernel/kernel.wat\` by \`node packages/common-ground/kernel/build.ts\`. */
export const KERNEL_BASE64 =
  '${Buffer.from(bytes).toString('base64')}';
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, asModule(await kernelBytes()));
