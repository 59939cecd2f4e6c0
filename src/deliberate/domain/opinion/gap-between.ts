/** Whether there is a gap between opinion groups, few people, or no gap: then they are the ends of a range. */
export const GAPS = ['gap', 'few', 'range'] as const;
export type Gap = (typeof GAPS)[number];

/** Planted groups with fewer between them are found nearly whole; from the second on, a range looks the same. */
export const GAP_BELOW = 0.1;
export const FEW_BELOW = 0.15;

/** By the share of two neighbouring groups that stands in the middle third of the way between them. */
export const gapBetween = (share: number): Gap =>
  share < GAP_BELOW ? 'gap' : share < FEW_BELOW ? 'few' : 'range';

export type Between = {
  /** Null below two groups. */
  readonly share: number | null;
  /** Of the two smallest groups together: no two neighbours are fewer. */
  readonly people: number;
};

/**
 * What everyone may read of it. The share itself is never told, and the word only where the tenth that decides about it
 * is at least as many people as the smallest group shown: among fewer, one person would turn the word, and it would be
 * chance as well.
 */
export function gapShown({ share, people }: Between, sizeMin: number): Gap | null {
  return share === null || people * GAP_BELOW < sizeMin ? null : gapBetween(share);
}
