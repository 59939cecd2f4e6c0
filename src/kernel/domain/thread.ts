import type { Texts } from './bilingual.ts';

/** The kinds of knot on the thread that joins a voice to a sentence, in the order of the chain. */
export const KNOT_KINDS = [
  'topic',
  'person',
  'session',
  'intervention',
  'document',
  'position',
  'snapshot',
  'paragraph',
  'outcome',
  'release',
  'commitment',
] as const;
export type KnotKind = (typeof KNOT_KINDS)[number];
export type KnotRef = { readonly kind: KnotKind; readonly id: string };

/**
 * One knot as this viewer may see it. Whoever builds one has already applied the record mode:
 * a knot holds nothing that its viewer may not read.
 */
export type Knot = KnotRef & {
  readonly words: Texts;
  readonly authentic: string | null;
  /** Who or what it comes from, in words: a speaker, a group, a document. */
  readonly from: Texts | null;
  /** A number where there is one, such as how many agree. */
  readonly figure: Texts | null;
  readonly on: string | null;
  /** Path below `/{lang}`; null where it has no page of its own. */
  readonly path: string | null;
};

/** A knot with what it rests on (back) or what became of it (forward). */
export type Strand = { readonly knot: Knot; readonly next: readonly Strand[] };

/** A knot's name in maps and lists. */
export function knotKey({ kind, id }: KnotRef): string {
  return `${kind}/${id}`;
}

/**
 * The strand cut off after so many links and without some kinds of knot, for a margin; the whole stands on the
 * knot's own page.
 */
export function shortened(strand: Strand, links: number, leftOut: readonly KnotKind[] = []): Strand {
  const kept = links === 0 ? [] : strand.next.filter(({ knot }) => !leftOut.includes(knot.kind));
  return { knot: strand.knot, next: kept.map((one) => shortened(one, links - 1, leftOut)) };
}
