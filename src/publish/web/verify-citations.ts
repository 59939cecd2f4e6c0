import {
  canonicalJson,
  opensField,
  parseEntry,
  parseOpening,
  verifyProof,
  webPrimitives,
  type Entry,
  type Opening,
  type Source,
} from '@madang/record/web';
import type { Lang } from '#kernel/domain/bilingual.ts';
import { translator } from '#kernel/web/i18n.ts';
import type { CitationChecked } from '../domain/check-citation.ts';
import type { Told } from './check-stage.svelte.ts';
import { citing } from './citing-messages.ts';

export type CitationsToVerify = {
  /** Of the adopted paragraph. */
  readonly entry: number;
  readonly checked: readonly CitationChecked[];
  readonly lang: Lang;
};

/** Where a check fetches from; both throw or answer `undefined` where nothing can be had. */
export type Fetched = {
  readonly log: Source;
  /** An epoch as the API gives it. */
  readonly epoch: (snapshotId: string) => Promise<unknown>;
};

/**
 * Checks on the reader's device that the adopted paragraph is in the record, and that the words and results it cites
 * there are those that are shown. Nothing the page says is taken on trust but where to look.
 */
export async function verifyCitations(
  { log, epoch }: Fetched,
  { entry, checked, lang }: CitationsToVerify,
): Promise<Told> {
  const t = translator(lang);
  const policy = await needed(log, 'policy');
  const proven = async (index: number): Promise<Entry | null> => {
    const proof = await needed(log, `proof/${index}.tlog-proof`);
    const report = await verifyProof(webPrimitives, { proof, policy });
    const read = report.entry === undefined ? undefined : parseEntry(report.entry);
    return report.verdict === 'sound' && report.index === index && read?.ok === true ? read.value : null;
  };
  const paragraph = await proven(entry);
  if (paragraph?.kind !== 'paragraph.adopted')
    return { sound: false, lines: [t(citing.told.unsound), t(citing.told.paragraphNot, entry)] };
  const cites = new Set(paragraph.cites.map((cite) => cite.entry));
  const openings = await openingsIn(log);
  const lines = [t(citing.told.paragraph, entry)];
  let sound = true;
  let left = 0;
  const tell = (holds: boolean, yes: string, no: string) => {
    sound &&= holds;
    lines.push(holds ? yes : no);
  };
  for (const { results, words, version, wordsEntry } of checked) {
    if (results !== null && results.entry !== null) {
      const said = await proven(results.entry);
      const released = outputsOf(await epoch(results.snapshotId));
      const again = await hashOf(released);
      const holds =
        cites.has(results.entry) && again === results.sha256 && said?.data.outputs_sha256 === again;
      const { epoch: number, entry: index } = results;
      tell(holds, t(citing.told.resultsHold, number, index), t(citing.told.resultsDiffer, number));
    } else if (results !== null) left += 1;
    if (words !== null && version !== null && wordsEntry !== null) {
      const said = await proven(wordsEntry);
      const own = openings.filter((opening) => opening.entry === wordsEntry);
      const holds = said !== null && cites.has(wordsEntry) && (await opens(said, own, words.texts));
      tell(holds, t(citing.told.wordsHold, version, wordsEntry), t(citing.told.wordsDiffer, version));
    } else if (version !== null) left += 1;
  }
  if (left > 0) lines.push(t(citing.told.left, left));
  return { sound, lines: [t(sound ? citing.told.sound : citing.told.unsound), ...lines] };
}

async function needed(log: Source, path: string): Promise<Uint8Array> {
  const bytes = await log.read(path);
  if (bytes === undefined) throw new Error(`${path} is not there`);
  return bytes;
}

async function openingsIn(log: Source): Promise<Opening[]> {
  const text = new TextDecoder().decode(await needed(log, 'openings.jsonl'));
  return text.split('\n').flatMap((line) => {
    const opening = parseOpening(line);
    return opening.ok ? [opening.value] : [];
  });
}

const outputsOf = (epoch: unknown): unknown =>
  typeof epoch === 'object' && epoch !== null && 'outputs' in epoch ? epoch.outputs : undefined;

/** SHA-256 over the canonical JSON of what an epoch released, as the server makes it. */
async function hashOf(outputs: unknown): Promise<string | null> {
  const text = canonicalJson(outputs);
  if (!text.ok) return null;
  const [hash] = await webPrimitives.sha256All([new TextEncoder().encode(text.value)]);
  return hash === undefined ? null : Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Each language of the words is opened in this entry, and says the same there. */
async function opens(
  { sealed }: Entry,
  openings: readonly Opening[],
  texts: Readonly<Record<string, string>>,
): Promise<boolean> {
  const each = Object.entries(texts).map(async ([language, text]) => {
    const field = `text_${language.toLowerCase()}`;
    const commitment = sealed[field];
    const opening = openings.find((one) => one.field === field);
    return (
      commitment !== undefined &&
      opening?.value === text &&
      (await opensField(webPrimitives, commitment, opening))
    );
  });
  return each.length > 0 && (await Promise.all(each)).every(Boolean);
}
