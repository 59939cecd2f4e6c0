import { LANGUAGES, type Lang } from './bilingual.ts';
import { refusalText, type Refusal } from './decision.ts';

/** The field of a form that was refused, by its name there, and what is wrong with it. */
export type RefusedField = { readonly field: string; readonly what: string };

/** Where forms call something otherwise than its schema does; an empty name is a field called by its language alone. */
const FORM_NAMES: Readonly<Record<string, readonly string[]>> = {
  texts: ['words', 'text', 'promise', ''],
  madeBy: ['maker'],
  note: ['note', 'how'],
  why: ['reason', 'reasonCode'],
};
/** Parts of a path that say nothing by themselves: what they are parts of does. */
const PARTS = /^(names|text|\d+)$/;

/** The field among those that a form sent; null where it is about no field of that form. */
export function refusedField(
  refusal: Refusal,
  lang: Lang,
  sent: Readonly<Record<string, string>>,
): RefusedField | null {
  const { issue, meaning } = refusal;
  const path = issue?.path ?? (meaning.field === undefined ? [] : [meaning.field]);
  const field = namesInForms(path).find((name) => Object.hasOwn(sent, name));
  const what = issue?.what[lang] ?? refusalText(refusal, lang);
  // Beside its field it is a sentence of its own.
  return field === undefined ? null : { field, what: what.charAt(0).toUpperCase() + what.slice(1) };
}

/** What forms may call this: by language as `title_ko` or `titleKo`, in the plural or not. */
function namesInForms(path: readonly string[]): string[] {
  const language = path.length > 1 ? LANGUAGES.find((one) => one === path.at(-1)) : undefined;
  const parts = language === undefined ? path : path.slice(0, -1);
  const own = parts.findLast((part, at) => at === 0 || !PARTS.test(part));
  if (own === undefined) return [];
  const stems = [...(FORM_NAMES[own] ?? []), own, own.replace(/s$/, '')];
  // Of a text that is missing in every language, the first language is where one would begin.
  const [first] = LANGUAGES;
  const tag = language ?? first;
  const inLanguage = stems.flatMap((stem) =>
    stem === '' ? [tag] : [`${stem}_${tag}`, `${stem}${tag.charAt(0).toUpperCase()}${tag.slice(1)}`],
  );
  return [...inLanguage, ...stems];
}
