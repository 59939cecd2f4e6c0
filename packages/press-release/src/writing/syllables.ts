/** Whether a Hangul syllable ends in a consonant; null for anything else. */
export function closed(char: string | undefined): boolean | null {
  const code = char === undefined ? Number.NaN : char.charCodeAt(0);
  if (!(code >= 0xac00 && code <= 0xd7a3)) return null;
  return (code - 0xac00) % 28 !== 0;
}

/** Particles that choose their form by the syllable before them, by whether that syllable is closed. */
const AFTER_CLOSED = new Set(['은', '이', '을', '과']);
const AFTER_OPEN = new Set(['는', '가', '를', '와']);

/** Whether the last syllable of a word can be a particle: 평가 does not end in one, 인사가 can. */
export function canEndInParticle(word: string): boolean {
  const last = word.at(-1) ?? '';
  const before = closed(word.at(-2));
  if (before === null) return true;
  if (AFTER_CLOSED.has(last)) return before;
  return AFTER_OPEN.has(last) ? !before : true;
}
