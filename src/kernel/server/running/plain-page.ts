import type { Bilingual, Lang } from '#kernel/domain/bilingual.ts';

type PlainPage = {
  readonly lang: Lang;
  readonly title: Bilingual;
  readonly message: Bilingual;
  /** Where to go on from here, as paths of this site that are escaped already. */
  readonly links?: readonly { readonly href: string; readonly words: Bilingual }[];
};

const STYLE =
  'body{font:1.125rem/1.65 "Pretendard Variable",Pretendard,system-ui,sans-serif;max-width:38rem;margin:12vh auto;' +
  'padding:0 1rem;word-break:keep-all;color:light-dark(#1b2124,#e9ebea);background:light-dark(#fbfaf7,#14181a)}' +
  'h1{font-size:1.7rem;line-height:1.3;margin:0 0 .4em}h2{font-size:1.15rem;margin:2.5em 0 .3em}' +
  'a{color:light-dark(#0b5c5e,#7ccfc9);display:inline-block;padding:.3rem 1.2rem .3rem 0;text-underline-offset:.2em}';

/** A page that needs nothing but itself, in both languages, the reader's first. */
export function plainPage({ lang, title, message, links = [] }: PlainPage): string {
  const part = (language: Lang, heading: 'h1' | 'h2') => {
    const ways = links.map(({ href, words }) => `<a href="${href}">${words[language]}</a>`).join('');
    const onward = ways === '' ? '' : `<p>${ways}</p>`;
    return `<section lang="${language}"><${heading}>${title[language]}</${heading}><p>${message[language]}</p>${onward}</section>`;
  };
  return `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title[lang]}</title>
<style>${STYLE}</style></head>
<body><main>${part(lang, 'h1')}${part(lang === 'ko' ? 'en' : 'ko', 'h2')}</main></body></html>
`;
}
