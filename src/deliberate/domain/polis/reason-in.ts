import type { InputProblem } from '@madang/common-ground';
import type { Lang } from '#kernel/domain/bilingual.ts';

type Translation = readonly [pattern: RegExp, korean: (found: readonly string[]) => string];

const COUNTED: Readonly<Record<string, string>> = {
  positions: '입장 수',
  people: '사람 수',
  reactions: '반응 수',
  characters: '글자 수',
};

const EXPECTED: Readonly<Record<string, string>> = {
  'agree, disagree, pass or 1, -1, 0': '찬성, 반대, 유보 또는 1, -1, 0',
  '1, -1 or 0': '1, -1, 0',
  'a time in seconds or milliseconds': '초나 밀리초로 적은 때',
  'the id alone': '번호만',
  'a number from 0 to 999999999, without leading zeros': '0에서 999999999까지의 수, 앞에 0을 붙이지 않음',
};

/** Reasons as the readers of the package give them, and how they are said in Korean. */
const KOREAN: readonly Translation[] = [
  [/^missing column; commas separate columns here$/, () => '열이 없습니다. 칸은 쉼표로 나눕니다'],
  [
    /^missing column; the header has (.*?)( and others)?$/s,
    ([, named = '', others]) =>
      `열이 없습니다. 머리줄에 있는 열: ${named}${others === undefined ? '' : ' 등'}`,
  ],
  [
    /^unknown value (.*); expected (.*)$/s,
    ([, value = '', expected = '']) => `모르는 값 ${value}. 쓸 수 있는 값: ${EXPECTED[expected] ?? expected}`,
  ],
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
  [
    /^the file is missing: positions have no words without it$/,
    () => '파일이 없습니다. 이 파일이 없으면 입장의 문장을 알 수 없습니다',
  ],
  [/^there is no position in it$/, () => '입장이 하나도 없습니다'],
  [
    /^(\d+) (positions|people|reactions|characters), and the limit is (\d+)$/,
    ([, count = '', what = '', limit = '']) => `${COUNTED[what] ?? what} ${count}, 한도는 ${limit}입니다`,
  ],
  [/^more than (\d+) bytes, which is the limit$/, ([, limit = '']) => `한도 ${limit}바이트를 넘습니다`],
  [/^a NUL character$/, () => 'NUL 문자가 있습니다'],
  [/^comments\.csv has no statement (.*)$/s, ([, id = '']) => `comments.csv에 ${id}번 문장이 없습니다`],
  [/^none of (.*) is in it$/, ([, names = '']) => `${names} 가운데 하나도 없습니다`],
  [/^the file was given twice$/, () => '같은 파일이 두 번 들어 있습니다'],
  [/^not a ZIP archive that can be read$/, () => '읽을 수 있는 ZIP 파일이 아닙니다'],
  [/^the archive is damaged$/, () => 'ZIP 파일이 손상되었습니다'],
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

const PLACES: Record<Lang, { readonly row: string; readonly column: string }> = {
  ko: { row: '행', column: '열' },
  en: { row: 'row', column: 'column' },
};

/** One line: file, row, column, reason. */
export function problemIn(lang: Lang, { file, row, column, reason }: InputProblem): string {
  const words = PLACES[lang];
  const place = [
    file,
    ...(row === null ? [] : [`${words.row} ${row}`]),
    ...(column === null ? [] : [`${words.column} ${column}`]),
  ];
  return `${place.join(', ')}: ${reasonIn(lang, reason)}`;
}
