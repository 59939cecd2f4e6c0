/** Given: read by those who draft. Shown: by everyone, where the rules say so. Kept back: by the secretariat alone. */
export type ReasonState = 'given' | 'shown' | 'kept_back';
