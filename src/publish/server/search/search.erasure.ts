import type { ErasureSource } from '#kernel/server/record/erasure.ts';
import { emptyIndex } from './search-index.store.ts';

/** The index holds copies of what stands on pages; it is made anew from what is left, by the next search. */
export const searchErasure: ErasureSource = {
  columns: [],
  also: (tx, { forumId }) => emptyIndex(tx, forumId),
};
