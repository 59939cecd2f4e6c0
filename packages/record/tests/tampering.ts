import { concat, toBase64, utf8 } from '../src/encoding/bytes.ts';
import { DOCUMENTS_PREFIX } from '../src/verify/check-evidence.ts';
import type { FindingCode } from '../src/verify/findings.ts';
import { memoryStore, openLog, nodePrimitives as primitives } from '../src/index.ts';
import { formatOpening } from '../src/entries/commitment.ts';
import { leafHashes } from '../src/tree/merkle.ts';
import { formatSignatureLine } from '../src/notes/note.ts';
import { decodeBundle, encodeBundle, tilePath } from '../src/tree/tiles.ts';
import {
  AT,
  DOCUMENT_HASH,
  ERASED_ENTRY,
  type Fixture,
  fixtureBytes,
  must,
  OPENED_ENTRY,
  openingsOf,
  ORIGIN,
  seededSigner,
} from './fixture.ts';

/** One way to cheat, and what must be said about it. */
export type Tampering = {
  readonly name: string;
  readonly apply: (files: Map<string, Uint8Array>, fixture: Fixture) => Promise<void> | void;
  readonly code: FindingCode;
  /** The entry that must be named, where one can be. */
  readonly entry?: number;
  readonly exitCode: 2 | 3 | 4 | 5;
  /** Over HTTP a log cannot be listed: what rests on a listing is not seen. */
  readonly overHttp?: 0;
};

const FIRST_BUNDLE = tilePath({ level: 'entries', index: 0, width: 256 });
const LAST = { index: 2, width: 88 };
const LAST_BUNDLE = tilePath({ level: 'entries', ...LAST });
const LAST_LEAVES = tilePath({ level: 0, ...LAST });

function get(files: Map<string, Uint8Array>, path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`the fixture has no ${path}`);
  return bytes.slice();
}

function text(files: Map<string, Uint8Array>, path: string): string {
  return new TextDecoder().decode(get(files, path));
}

function edit(files: Map<string, Uint8Array>, path: string, from: string | RegExp, to: string): void {
  const before = text(files, path);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing to edit in ${path}`);
  files.set(path, utf8(after));
}

function editBundle(
  files: Map<string, Uint8Array>,
  path: string,
  change: (entries: Uint8Array[]) => void,
): void {
  const entries = decodeBundle(get(files, path)).entries.map((entry) => entry.slice());
  change(entries);
  files.set(path, encodeBundle(entries));
}

/** A second log by the same key: the same beginning, then another entry. */
async function otherHistory(fixture: Fixture): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const options = { primitives, store: memoryStore(files), origin: ORIGIN, signer: fixture.logSigner };
  const writer = must(await openLog({ ...options, known: [], create: true }));
  const entries = await fixtureBytes(41);
  entries[40] = utf8(new TextDecoder().decode(entries[40]).replace('opening', 'closing'));
  must(await writer.append(entries, AT));
  return files;
}

export const TAMPERINGS: readonly Tampering[] = [
  {
    name: 'a flipped byte of an entry',
    apply: (files) => {
      editBundle(files, FIRST_BUNDLE, (entries) => {
        const entry = entries[100];
        if (entry !== undefined) entry[20] = (entry[20] ?? 0) ^ 1;
      });
    },
    code: 'entry-altered',
    entry: 100,
    exitCode: 2,
  },
  {
    name: 'two swapped entries',
    apply: (files) => {
      editBundle(files, FIRST_BUNDLE, (entries) => {
        const [a, b] = [entries[10], entries[200]];
        if (a !== undefined && b !== undefined) [entries[10], entries[200]] = [b, a];
      });
    },
    code: 'entries-swapped',
    entry: 10,
    exitCode: 2,
  },
  {
    name: 'the last entry dropped',
    apply: (files) => {
      editBundle(files, LAST_BUNDLE, (entries) => entries.pop());
    },
    code: 'entry-missing',
    entry: 599,
    exitCode: 2,
  },
  {
    name: 'a truncated bundle',
    apply: (files) => {
      files.set(LAST_BUNDLE, get(files, LAST_BUNDLE).slice(0, -3));
    },
    code: 'bundle-cut',
    entry: 599,
    exitCode: 2,
  },
  {
    name: 'bytes after the last entry',
    apply: (files) => {
      files.set(LAST_BUNDLE, concat(get(files, LAST_BUNDLE), Uint8Array.of(0, 1, 65)));
    },
    code: 'trailing-bytes',
    entry: 599,
    exitCode: 2,
  },
  {
    name: 'a forged leaf together with its hash tile',
    apply: async (files) => {
      const forged: Uint8Array[] = [];
      editBundle(files, LAST_BUNDLE, (entries) => {
        const entry = entries[60];
        if (entry !== undefined) entry[20] = (entry[20] ?? 0) ^ 1;
        forged.push(...entries.slice(60, 61));
      });
      const tile = get(files, LAST_LEAVES);
      const [hash] = await leafHashes(primitives, forged);
      if (hash !== undefined) tile.set(hash, 60 * 32);
      files.set(LAST_LEAVES, tile);
    },
    // The signed heads at 569 and 600 entries bracket the change.
    code: 'leaf-forged',
    entry: 569,
    exitCode: 2,
  },
  {
    name: 'an edited size',
    apply: (files) => {
      edit(files, 'checkpoint', '\n600\n', '\n599\n');
    },
    code: 'size-altered',
    exitCode: 2,
  },
  {
    name: 'an edited root',
    apply: (files) => {
      edit(files, 'checkpoint', /\n600\n.*\n/, `\n600\n${toBase64(new Uint8Array(32))}\n`);
    },
    code: 'root-altered',
    exitCode: 2,
  },
  {
    name: 'the right root under the name of another log, signed with the same key',
    apply: (files, fixture) => {
      const [body = ''] = text(files, 'checkpoint').split('\n\n');
      const other = `${body.replace(ORIGIN, 'forum.example/log/security-2')}\n`;
      files.set('checkpoint', utf8(`${other}\n${formatSignatureLine(fixture.logSigner.sign(other, AT))}`));
    },
    code: 'foreign-key',
    exitCode: 2,
  },
  {
    name: 'a line added to the signed text',
    apply: (files) => {
      edit(files, 'checkpoint', /(\n600\n.*\n)/, '$1and nothing else happened\n');
    },
    code: 'checkpoint-altered',
    exitCode: 2,
  },
  {
    name: 'a head that only witnesses signed',
    apply: (files) => {
      edit(files, 'checkpoint', /— forum\.example.*\n/, '');
    },
    code: 'foreign-key',
    exitCode: 2,
  },
  {
    name: 'an earlier head with another root',
    apply: (files) => {
      edit(files, 'checkpoints/256', /\n256\n.*\n/, `\n256\n${toBase64(new Uint8Array(32))}\n`);
    },
    code: 'history-altered',
    exitCode: 2,
    overHttp: 0,
  },
  {
    name: 'an old checkpoint shown as new',
    apply: (files) => {
      files.set('checkpoint', get(files, 'checkpoints/569'));
    },
    code: 'old-checkpoint',
    entry: 569,
    exitCode: 2,
  },
  {
    name: 'a checkpoint signed with a foreign key',
    apply: async (files) => {
      const foreign = await seededSigner(ORIGIN, 'ed25519', 99);
      const [body = ''] = text(files, 'checkpoint').split('\n\n');
      const { id, signature } = foreign.sign(`${body}\n`, AT);
      files.set('checkpoint', utf8(`${body}\n\n— ${ORIGIN} ${toBase64(concat(id, signature))}\n`));
    },
    code: 'foreign-key',
    exitCode: 2,
  },
  {
    name: 'a duplicate cosignature',
    apply: (files) => {
      const line = text(files, 'checkpoint')
        .split('\n')
        .find((row) => row.startsWith('— academy'));
      files.set('checkpoint', concat(get(files, 'checkpoint'), utf8(`${line ?? ''}\n`)));
    },
    code: 'cosignature-duplicate',
    exitCode: 2,
  },
  {
    name: 'a cosignature moved from another head',
    apply: (files, fixture) => {
      const [academy] = fixture.witnesses;
      const old = text(files, 'checkpoints/569').split('\n\n')[0] ?? '';
      const line = academy === undefined ? '' : formatSignatureLine(academy.sign(`${old}\n`, AT));
      edit(files, 'checkpoint', /— academy.*\n/, line);
    },
    code: 'cosignature-bad',
    exitCode: 2,
  },
  {
    name: 'a wrong opening key',
    apply: (files) => {
      edit(files, 'openings.jsonl', /("entry":5,.*"key":")[^"]*/, `$1${toBase64(new Uint8Array(32))}`);
    },
    code: 'opening-wrong',
    entry: OPENED_ENTRY,
    exitCode: 2,
  },
  {
    name: 'a changed opened text',
    apply: (files) => {
      edit(files, 'openings.jsonl', '발언 5: we agree', '발언 5: we do not agree');
    },
    code: 'opening-wrong',
    entry: OPENED_ENTRY,
    exitCode: 2,
  },
  {
    name: 'an opening given out for another field of its entry',
    apply: (files) => {
      edit(files, 'openings.jsonl', '"entry":5,"field":"text"', '"entry":5,"field":"speaker"');
    },
    code: 'opening-wrong',
    entry: OPENED_ENTRY,
    exitCode: 2,
  },
  {
    name: 'the openings of two entries exchanged',
    apply: (files) => {
      edit(files, 'openings.jsonl', '"entry":5,"field"', '"entry":-,"field"');
      edit(files, 'openings.jsonl', '"entry":6,"field"', '"entry":5,"field"');
      edit(files, 'openings.jsonl', '"entry":-,"field"', '"entry":6,"field"');
    },
    code: 'opening-wrong',
    entry: 6,
    exitCode: 2,
  },
  {
    name: 'an open text withheld',
    apply: (files) => {
      edit(files, 'openings.jsonl', /\{"entry":5,.*\n/, '');
    },
    code: 'opening-missing',
    entry: OPENED_ENTRY,
    exitCode: 2,
  },
  {
    name: 'an erased text opened again',
    apply: (files) => {
      const text = openingsOf(ERASED_ENTRY).find(({ field }) => field === 'text');
      if (text === undefined) throw new Error('the fixture erased no text');
      files.set('openings.jsonl', concat(get(files, 'openings.jsonl'), utf8(`${formatOpening(text)}\n`)));
    },
    code: 'erased-present',
    entry: ERASED_ENTRY,
    exitCode: 2,
  },
  {
    name: 'a changed document',
    apply: (files) => {
      edit(files, DOCUMENTS_PREFIX + DOCUMENT_HASH, 'again', 'never');
    },
    code: 'document-altered',
    entry: 20,
    exitCode: 2,
  },
  {
    name: 'a withheld document',
    apply: (files) => {
      files.delete(DOCUMENTS_PREFIX + DOCUMENT_HASH);
    },
    code: 'document-missing',
    entry: 20,
    exitCode: 2,
    overHttp: 0,
  },
  {
    name: 'a bundle taken away',
    apply: (files) => {
      files.delete(FIRST_BUNDLE);
    },
    code: 'bundle-missing',
    entry: 0,
    exitCode: 2,
  },
  {
    name: 'a changed hash tile',
    apply: (files) => {
      const tile = get(files, LAST_LEAVES);
      tile[0] = (tile[0] ?? 0) ^ 1;
      files.set(LAST_LEAVES, tile);
    },
    code: 'tile-altered',
    exitCode: 2,
  },
  {
    name: 'a changed hash tile above the leaves',
    apply: (files) => {
      const path = tilePath({ level: 1, index: 0, width: 2 });
      const tile = get(files, path);
      tile[40] = (tile[40] ?? 0) ^ 1;
      files.set(path, tile);
    },
    code: 'tile-altered',
    exitCode: 2,
  },
  {
    name: 'a second history signed by the same key',
    apply: async (files, fixture) => {
      const other = await otherHistory(fixture);
      const path = 'checkpoints/41';
      files.set(path, get(other, path));
    },
    code: 'fork',
    exitCode: 3,
    overHttp: 0,
  },
  {
    name: 'cosignatures taken away',
    apply: (files) => {
      edit(files, 'checkpoint', /— ministry.*\n/, '');
    },
    code: 'quorum-unmet',
    exitCode: 4,
  },
  {
    name: 'a checkpoint that is none',
    apply: (files) => {
      files.set('checkpoint', utf8('hello\n'));
    },
    code: 'checkpoint-malformed',
    exitCode: 5,
  },
];
