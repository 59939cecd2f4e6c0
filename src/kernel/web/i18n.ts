import type { Bilingual, Lang } from '#kernel/domain/bilingual.ts';

/** A message that takes values: a function per language, so that its parameters are typed and plurals are exact. */
export type Filled<Args extends readonly unknown[]> = {
  readonly ko: (...args: Args) => string;
  readonly en: (...args: Args) => string;
};
export type Message = Bilingual | Filled<never>;

/** A phase's messages, nested as it likes; a message without both languages does not compile. */
export type Catalogue = { readonly [key: string]: Message | Catalogue };

/** What each kind of waiting work is called: for how many, and of what, where it is one thing. */
export type WaitingWords<Kind extends string> = {
  readonly [each in Kind]: Filled<[count: number, subject: string]>;
};

export type Translate = {
  (message: Bilingual): string;
  <Args extends readonly unknown[]>(message: Filled<Args>, ...args: Args): string;
};

/** The reader's translator: `t(m.title)`, `t(m.reacted, 12)`. */
export function translator(lang: Lang): Translate {
  return <Args extends readonly unknown[]>(message: Bilingual | Filled<Args>, ...args: Args): string => {
    const found = message[lang];
    return typeof found === 'string' ? found : found(...args);
  };
}

const plurals = new Intl.PluralRules('en');

/** English plural by the language's own rule: `counted(1, 'person', 'people')`. */
export function counted(count: number, one: string, other: string): string {
  return `${count.toLocaleString('en')} ${plurals.select(count) === 'one' ? one : other}`;
}

/** As the language switch and the way back from signing in have it. */
export function pathWithoutLanguage(pathname: string): string {
  return pathname.replace(/^\/(ko|en)(?=\/|$)/, '');
}
