// Appends for ever to the log in the folder given, until somebody kills the process: `node kill-writer.ts FOLDER`.
import { folderStore, nodePrimitives, openLog } from '../src/index.ts';
import { AT, must, ORIGIN, seededSigner } from './fixture.ts';
import { numberedEntry } from './numbered-entry.ts';

const signer = await seededSigner(ORIGIN, 'ed25519', 1);
const store = folderStore(process.argv[2] ?? '');
const options = { primitives: nodePrimitives, store, origin: ORIGIN, signer, known: [], create: true };
const writer = must(await openLog(options));
for (;;) {
  const { size } = writer.head().checkpoint;
  const count = 1 + (size % 97);
  const batch = Array.from({ length: count }, (_, i) => numberedEntry(size + i));
  must(await writer.append(batch, AT));
  process.stdout.write(`${size + count}\n`);
}
