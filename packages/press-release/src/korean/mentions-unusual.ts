import { bareOf, bracketOf, latinOf, type Mention } from './mention.ts';
import { couldBeNamePart, couldBeNativeName, couldOpenName, isNativeName, isPlainNoun } from './names.ts';
import { splitHeaded, titleIn } from './titles.ts';
import { neverName, type Word } from './words.ts';

/** `기관(직함 이름, 이하 …)` and `이름(소속 직함)`. */
export function nameInBrackets(word: Word, text: string): Mention | null {
  const inner = bracketOf(word);
  const outer = word.text.slice(0, Math.max(0, word.text.indexOf('(')));
  if (inner === null || inner.length < 4) return null;
  const open = word.start + word.text.indexOf('(') + 1;
  const holder = /^([가-힣]{2,8}) ([가-힣]{2,4})(?:,|$)/.exec(inner);
  if (holder !== null && titleIn(holder[1] ?? '') !== null && couldOpenName(holder[2] ?? '')) {
    const organisation = text.slice(word.start, open - 1);
    const start = open;
    const end = open + holder[0].replace(/,$/, '').length;
    const named = { name: holder[2] ?? '', title: holder[1] ?? '', latin: null, organisation };
    return { kind: 'full', start, end, former: false, sure: true, ...named };
  }
  const office_ = /^(?:([가-힣A-Za-z· ]{2,30}) )?([가-힣]{2,12})$/.exec(inner);
  const title = office_ === null ? null : titleIn(office_[2] ?? '');
  const particle = outer === '' || !isNativeName(outer);
  if (office_ === null || title === null || particle) return null;
  const headed = splitHeaded(office_[2] ?? '');
  const organisation = office_[1] ?? headed?.organisation ?? null;
  const end = open + inner.length + 1;
  const held = headed === null || office_[1] !== undefined ? (office_[2] ?? '') : headed.title;
  return {
    kind: 'full',
    start: word.start,
    end,
    name: outer,
    latin: null,
    title: held,
    organisation,
    former: false,
    sure: true,
  };
}

/** What people without an office are introduced by. */
const WALK_OF_LIFE =
  /^(?:주부|대학생|대학원생|고등학생|중학생|학생|유학생|주민|시민|농민|어민|상인|자영업자|직장인|회사원|청년|노동자|교사|간호사|의사|이주민|난민|어부|해녀|마을활동가|은퇴자)$/;

/** `주부 윤가을 씨`: a name without an office. */
export function nameWithSsi(words: readonly Word[], at: number): Mention | null {
  const ssi = words[at];
  const last = words[at - 1];
  if (ssi === undefined || last === undefined || last.after !== '' || !/^씨(?:[가-힣]{1,2})?$/.test(ssi.text))
    return null;
  const name = bareOf(last);
  const before = words[at - 2];
  const latin = latinOf(last);
  const joins = before !== undefined && before.after === '' && !neverName(before);
  const native = isNativeName(name) || (name.length === 3 && couldBeNativeName(name));
  const walks = before !== undefined && WALK_OF_LIFE.test(before.text);
  const foreign = !native && joins && !walks && !isPlainNoun(before.text) && couldBeNamePart(before.text);
  const first = foreign ? before : last;
  const kind = native || foreign || latin !== null ? 'full' : 'short';
  if (kind === 'short' && name.length > 1 && !couldOpenName(name)) return null;
  const walk = words[foreign ? at - 3 : at - 2];
  const title = walk !== undefined && WALK_OF_LIFE.test(walk.text) ? walk.text : kind === 'short' ? '씨' : '';
  return {
    kind,
    start: first.start,
    end: ssi.start + 1,
    name: foreign ? `${bareOf(before)} ${name}` : name,
    latin,
    title,
    organisation: null,
    former: false,
    sure: true,
  };
}
