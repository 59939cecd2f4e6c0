import { couldBeNativeName, isNativeName, STRONG_FOREIGN } from './names.ts';
import { isCommonNoun, isOrganisation } from './organisations.ts';
import { canEndInParticle } from '../writing/syllables.ts';

/** A run of letters with what is glued to it in brackets; `after` is the punctuation that ends it. */
export type Word = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly after: string;
};

const BREAK = /[\s,;:·△▲▵Δ□/|“”"‘’'「」『』<>]/;
const BRACKET_CHARACTERS_MAX = 80;

/** Words of a text with their positions. Brackets stay with the word before them; a bracket never closed is a break. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (BREAK.test(text[at] ?? '') || text[at] === ')') {
      at += 1;
      continue;
    }
    let end = at;
    // (베르크 청장) at the head of a line: a bracket that hangs on no word only encloses words.
    if (text[at] === '(') {
      at += 1;
      continue;
    }
    while (end < text.length && !BREAK.test(text[end] ?? '')) {
      if (text[end] === '(') {
        const within = text.slice(end, end + BRACKET_CHARACTERS_MAX).indexOf(')');
        const close = end + within;
        if (within === -1) {
          break;
        }
        end = close;
      } else if (text[end] === ')') break;
      end += 1;
    }
    const raw = text.slice(at, end);
    const bare = raw.replace(/[.]+$/, '');
    const stop = raw.length > bare.length ? '.' : '';
    const next =
      text[end] === ' ' ? (/[:|/△▲]/.exec(text.slice(end, end + 2).trim())?.[0] ?? ' ') : (text[end] ?? '');
    const punctuation =
      stop !== '' ? stop : /[,;:.)△▲▵Δ□/|]/.test(next) ? next : /[“"‘'「『<]/.test(next) ? '“' : '';
    if (bare !== '') words.push({ start: at, end: at + bare.length, text: bare, after: punctuation });
    at = Math.max(end, at + 1);
  }
  return words;
}

/** Longest first. */
const PARTICLES =
  /(?:께서는|께서도|에게서|에게|에서는|에서|으로서|로서|으로부터|으로|이라고|라고|역시|까지|부터|보다|께서|(?<!스)님은|(?<!스)님이|은|는|이|가|을|를|과|와|의|도|로|및|등)$/;

/** A word as it is and, if it ends in one, without its particle. */
export function withoutParticle(
  word: string,
): readonly { readonly bare: string; readonly particle: string }[] {
  const match = PARTICLES.exec(word);
  if (match === null || match.index < 1) return [{ bare: word, particle: '' }];
  return [
    { bare: word, particle: '' },
    { bare: word.slice(0, match.index), particle: match[0] },
  ];
}

const STANDING =
  /^(?:및|등|등이|등은|등을|등과|또는|그리고|특히|또한|이어|이어서|아울러|한편|먼저|우선|다음으로|마지막으로|끝으로|더불어|반면|이에|역시|이날|당일|오전|오후|저녁|오늘|금일|금번|이번|올해|함께|중|후|전체|각각|대해|위해|통해|따라|관련|이은|이하|계기|앞서|직후|당시|나선|맡은|열린|이끈|모인|나온|온)$/;
const LONG_ENDINGS =
  /(?:에서|에서는|에는|에게|으로|으로서|로서|하여|해|된|되는|맡은|이은|열린|가진|받은|위한|대한|관한|비롯해|비롯하여|비롯한|포함|포함한|포함해|포함하여|함께|통해|하는|있는|없는|였던|했던|출신|출신의|통한|하고|하며|이며|인사|인사와|에|으며|으면|다면|지만|도록|나선|이끈|이끄는|펼친|밝힌|모인|선정된|지낸|거친|속한|찾은|만난|보낸|연결한)$/;
/** 라온, 다온: names end like the past of 오다. */
const NAMED_ON = /^[가-힣][^아어여와워해]온$/;
const SHORT_ENDINGS = /(?:은|는|을|를|이|가|과|와|도|의|인|한|온|던)$/;

/** Whether a word is no part of any name: 이어, 자격으로. */
export function neverName(word: Word): boolean {
  return STANDING.test(word.text) || LONG_ENDINGS.test(word.text);
}

/** Whether a word closes what stands to its left off from a name and title that begin to its right. */
export function endsPhrase(word: Word): boolean {
  if (word.after !== '') return true;
  const bare = word.text.replace(/\([^)]*\)$/, '');
  if (STANDING.test(bare)) return true;
  if (bare.length < 2) return false;
  if (SHORT_ENDINGS.test(bare) && canEndInParticle(bare) && isCommonNoun(bare.slice(0, -1))) return true;
  if (isNativeName(bare) || (NAMED_ON.test(bare) && couldBeNativeName(bare))) return false;
  if (isCommonNoun(bare)) return false;
  if (LONG_ENDINGS.test(bare)) return true;
  if (!SHORT_ENDINGS.test(bare) || !canEndInParticle(bare)) return false;
  if (/[은는을를]$/.test(bare)) return true;
  if (bare.endsWith('의')) return !isOrganisation(bare.slice(0, -1) + '의') || /[가-힣A-Za-z)]의$/.test(bare);
  return !isOrganisation(bare) && !STRONG_FOREIGN.test(bare.slice(0, -1));
}
