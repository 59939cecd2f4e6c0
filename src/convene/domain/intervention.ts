/** Where a text comes from: a span of a document that the record keeps, or a place in a recording. */
export type InterventionSource =
  | { readonly kind: 'document'; readonly documentId: string; readonly start: number; readonly end: number }
  | { readonly kind: 'recording'; readonly url: string; readonly atSeconds: number }
  | { readonly kind: 'submission'; readonly sha256: string };
