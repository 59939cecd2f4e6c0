import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  POLIS_FILES,
  readPolisExport,
  type PolisConversation,
  type PolisFiles,
} from '../src/polis/polis-export.ts';

/** Open conversations lie beside the project; tests that need them say so and are skipped without. */
const FOLDER = new URL('../../../../shared/data/polis/', import.meta.url);

export const hasSharedPolis = existsSync(new URL('expected.json', FOLDER));

type Row = readonly [string | number, 'agree' | 'disagree', number, number, number];
type Top = readonly (readonly [string | number, number])[];

export type ExpectedSet = {
  readonly in_conv: number;
  readonly votes: number;
  readonly participants: number;
  readonly statements_with_votes: number;
  readonly moderated_out: number;
  readonly meta: number;
  readonly agree: number;
  readonly disagree: number;
  readonly passes: number;
  readonly density: number;
  readonly pca: {
    readonly variance: readonly number[];
    readonly explained_ratio: readonly number[];
    readonly pc1_top: Top;
    readonly pc2_top: Top;
  };
  readonly projections_first8: readonly (readonly [string | number, number, number])[];
  readonly extremity_top5: Top;
  readonly polis_cold_start: {
    readonly base_clusters: number;
    readonly k: number;
    readonly silhouette_by_k: Readonly<Record<string, number>>;
    readonly sizes: readonly number[];
    readonly gac_top5: Top;
    readonly repness: Readonly<Record<string, readonly Row[]>>;
    readonly priority_top5: Top;
  };
  readonly consensus_agree: readonly number[];
  readonly consensus_disagree: readonly number[];
  readonly kmeans_best_of_20_on_participants: Readonly<Record<string, { readonly inertia: number }>>;
  readonly published_groups?: {
    readonly gac_top5: Top;
    readonly repness: Readonly<Record<string, readonly Row[]>>;
  };
};

export function expectedSets(): readonly (readonly [string, ExpectedSet])[] {
  if (!hasSharedPolis) return [];
  const text = readFileSync(new URL('expected.json', FOLDER), 'utf8');
  // The file is the contract: its shape is written down in ExpectedSet and nowhere else.
  const parsed = JSON.parse(text) as { datasets: Record<string, ExpectedSet> };
  return Object.entries(parsed.datasets);
}

export function conversationFiles(name: string): PolisFiles {
  const folder = new URL(`${name}/`, FOLDER);
  const present = new Set(readdirSync(folder));
  return Object.fromEntries(
    POLIS_FILES.filter((file) => present.has(file)).map((file) => [
      file,
      new Uint8Array(readFileSync(new URL(file, folder))),
    ]),
  );
}

export function conversation(name: string): PolisConversation {
  const { 'comments.csv': comments, 'participants-votes.csv': matrix } = conversationFiles(name);
  const read = readPolisExport({
    ...(comments && { 'comments.csv': comments }),
    ...(matrix && { 'participants-votes.csv': matrix }),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}
