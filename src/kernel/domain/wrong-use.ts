import type { Bilingual } from './bilingual.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * What is wrong with a command's arguments, from what `parseArgs` threw, in the reader's language. Node's own sentence
 * is English and runs on about positional arguments.
 */
export function wrongUse(error: unknown, lang: keyof Bilingual): string {
  const why = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/.exec(why)?.[1] ?? '';
  if (option === '') return why;
  const takesNone = /does not take an argument/.test(why);
  const said: Bilingual | undefined = {
    ERR_PARSE_ARGS_UNKNOWN_OPTION: {
      ko: `그런 선택 사항은 없습니다(${option}).`,
      en: `There is no option ${option}.`,
    },
    ERR_PARSE_ARGS_INVALID_OPTION_VALUE: takesNone
      ? { ko: `${option}에는 값을 붙이지 않습니다.`, en: `${option} takes no value.` }
      : { ko: `${option} 뒤에 값이 있어야 합니다.`, en: `${option} needs a value.` },
  }[codeOf(error)];
  return said?.[lang] ?? why;
}
