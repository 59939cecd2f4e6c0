/** Latin letters that a Hangul initial is written with when names are transcribed either way, in jamo order. */
const INITIALS = 'gkcq gkc n dt dt rl m bpvw bpv sctz sc * jzgcy jzc ctz ckqxg tdc pf hjxfw'.split(' ');
/** The silent initial carries a vowel, which any of these may begin. */
const VOWELS = 'aeiouywhj';

function initialOf(word: string): string | null {
  const code = word.charCodeAt(0) - 0xac00;
  if (!(code >= 0 && code < 11_172)) return null;
  const letters = INITIALS[Math.floor(code / 588)] ?? '';
  return letters === '*' ? VOWELS : letters;
}

const plainLetter = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')[0]
    ?.toLowerCase() ?? '';

/** Whether a Hangul word and a Latin one could begin with the same sound. */
export function soundsAlike(hangul: string, latin: string): boolean {
  const letters = initialOf(hangul);
  const first = plainLetter(latin);
  return letters !== null && first !== '' && letters.includes(first);
}

/** The parts of a name in Latin letters; what is written small, such as `de`, belongs to the part after it. */
export function latinParts(latin: string): string[] {
  return latin.split(/[\s,]+/).filter((part) => /^[A-ZÀ-Ý]/.test(part));
}

/**
 * Whether the word before a Korean-looking surname is the first part of its name: 바트바야르 오윤(Batbayar Oyun). The two
 * words and the two Latin parts have to begin with the same sounds, crosswise or not.
 */
export function openedBy(before: string, last: string, latin: string): boolean {
  const [first, second, ...more] = latinParts(latin);
  if (first === undefined || second === undefined || more.length > 0 || latin.includes('-')) return false;
  const straight = soundsAlike(before, first) && soundsAlike(last, second);
  return straight || (soundsAlike(before, second) && soundsAlike(last, first));
}
