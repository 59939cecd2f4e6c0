import type { Lang } from '#kernel/domain/bilingual.ts';

type Translation = readonly [pattern: RegExp, korean: (found: readonly string[]) => string];

/** Reasons as the readers of the package give them, and how they are said in Korean. */
const KOREAN: readonly Translation[] = [
  [/^missing column$/, () => '열이 없습니다'],
  [/^unknown value (.*)$/s, ([, value = '']) => `모르는 값 ${value}`],
  [/^ragged row: (\d+) fields where (.*)$/, ([, fields = '']) => `칸의 수(${fields})가 머리줄과 다릅니다`],
  [/^not UTF-8$/, () => 'UTF-8이 아닙니다'],
  [/^the file is empty$/, () => '파일이 비어 있습니다'],
  [/^a quotation mark is never closed$/, () => '따옴표가 닫히지 않았습니다'],
  [/^text after a closing quotation mark$/, () => '닫는 따옴표 뒤에 글자가 있습니다'],
  [/^the column appears twice$/, () => '같은 열이 두 번 나옵니다'],
  [/^empty$/, () => '비어 있습니다'],
  [
    /^participant (.*) is in two groups: (.*)$/s,
    ([, who = '', which = '']) => `참여자 ${who}의 소속이 둘입니다: ${which}`,
  ],
  [/^(.*) has two rows$/s, ([, who = '']) => `${who}의 행이 둘입니다`],
  [/^(.*) appears twice$/s, ([, what = '']) => `${what}이(가) 두 번 나옵니다`],
  [/^neither (.*) is in the folder$/, () => 'participants-votes.csv도 votes.csv도 폴더에 없습니다'],
  [/^there is no such file( or folder)?$/, () => '그런 파일이나 폴더가 없습니다'],
];

export function reasonIn(lang: Lang, reason: string): string {
  if (lang === 'en') return reason;
  for (const [pattern, korean] of KOREAN) {
    const found = pattern.exec(reason);
    if (found !== null) return korean(found);
  }
  return reason;
}
