/** One measure: the figure, its limit, and what it was measured against in the same run. Ratios, interleaved, medians. */
export type Row = {
  readonly name: string;
  readonly figure: string;
  readonly limit: string;
  readonly met: boolean;
};
