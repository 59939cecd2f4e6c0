import { closed } from './syllables.ts';

/** Pairs of a particle: after a closed syllable, after an open one. */
export type ParticlePair = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로' | '이라/라';

/** Digits as they are read in Korean: 영 일 삼 육 칠 팔 end in a consonant. */
const CLOSED_DIGITS = new Set(['0', '1', '3', '6', '7', '8']);
/** Letters whose Korean names end in a consonant: 엘 엠 엔 알. */
const CLOSED_LETTERS = new Set(['L', 'M', 'N', 'R']);
/** After these, 으로 becomes 로: the consonant is ㄹ. */
const RIEUL_ENDS = new Set(['1', '7', '8', 'L', 'R']);
const RIEUL = 8;

function soundOf(word: string): { closed: boolean; rieul: boolean } {
  const plain = word.replace(/[^\p{L}\p{N}]+$/u, '');
  const last = plain.at(-1) ?? '';
  const hangul = closed(last);
  if (hangul !== null)
    return { closed: hangul, rieul: hangul && (last.charCodeAt(0) - 0xac00) % 28 === RIEUL };
  if (/\d/.test(last)) return { closed: CLOSED_DIGITS.has(last), rieul: RIEUL_ENDS.has(last) };
  if (/[A-Z]$/.test(plain)) return { closed: CLOSED_LETTERS.has(last), rieul: RIEUL_ENDS.has(last) };
  // A spelled word: the sounds that Korean keeps as a final consonant.
  const spelled = /(?:[aeiou](?:[mnlpbk]|ck|t|ng)|[aeiou][mn]e?)$/i.test(plain);
  return { closed: spelled, rieul: /[aeiou]l$/i.test(plain) };
}

/** The form of a particle that fits the sound a word ends in; brackets and quotation marks have no sound. */
export function particle(word: string, pair: ParticlePair): string {
  const [afterClosed = '', afterOpen = ''] = pair.split('/');
  const sound = soundOf(word);
  if (pair === '으로/로' && sound.rieul) return afterOpen;
  return sound.closed ? afterClosed : afterOpen;
}

export function withParticle(word: string, pair: ParticlePair): string {
  return word + particle(word, pair);
}
