import type { Bilingual } from './release.ts';

/** A press release runs to 20 kB; a megabyte is no release, and reading it would hold the process. */
export const SOURCE_BYTES_MAX = 1_048_576;
/** More people, acts or sessions than this in one release are cut, with a warning. */
export const ITEMS_MAX = 2_000;

export const REFUSALS = {
  'empty-source': { ko: '파일이 비어 있습니다.', en: 'The file is empty.' },
  'binary-source': {
    ko: '글이 아닌 파일입니다({format}). 보도자료의 글을 .txt로 저장해 주십시오.',
    en: 'This is not text ({format}). Save the text of the release as .txt.',
  },
  'markup-source': {
    ko: '웹 문서의 소스(HTML)입니다. 브라우저에 보이는 글을 복사하여 .txt로 저장해 주십시오.',
    en: 'This is the source of a web page (HTML). Copy the text as the browser shows it, and save it as .txt.',
  },
  'unknown-encoding': {
    ko: '글자 부호를 알 수 없습니다. UTF-8 또는 CP949로 저장해 주십시오.',
    en: 'The character encoding is unknown. Save the text as UTF-8 or CP949.',
  },
  'source-too-large': {
    ko: '보도자료로 읽기에는 너무 큽니다. 최대 {limit}바이트입니다.',
    en: 'Too large for a press release. The limit is {limit} bytes.',
  },
  'not-a-forum-release': {
    ko: '포럼의 보도자료가 아닙니다. 회의체의 이름과 개최 소식, 세션이나 발언을 찾지 못했습니다.',
    en: 'This is not a release of a forum: it names no forum that was held, no session and no statement.',
  },
} as const satisfies { readonly [code: string]: Bilingual };

export type RefusalCode = keyof typeof REFUSALS;
export type ReadingRefusal = { readonly code: RefusalCode; readonly message: Bilingual };

export function refusal(
  code: RefusalCode,
  details: { readonly [name: string]: string | number } = {},
): ReadingRefusal {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (place, name: string) => (name in details ? String(details[name]) : place));
  return { code, message: { ko: fill(REFUSALS[code].ko), en: fill(REFUSALS[code].en) } };
}
