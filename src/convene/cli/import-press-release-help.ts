import type { Bilingual } from '#kernel/domain/bilingual.ts';

export const IMPORT_PRESS_RELEASE_SUMMARY: Bilingual = {
  ko: '포럼의 보도자료를 읽어 판, 세션, 사람, 발언으로 옮깁니다',
  en: 'Read a press release on a forum into edition, sessions, people and interventions',
};

export const IMPORT_PRESS_RELEASE_HELP: Bilingual = {
  ko: `madang import press-release FILE [선택 사항]

한국어나 영어 보도자료(UTF-8, CP949)를 읽어 판, 세션, 사람, 발언, 함께 한 일을 찾습니다.
찾은 것마다 원문의 자리를 함께 적고, 확실하지 않은 것은 주의로 알립니다. ‘논의’는 합의로 보지 않습니다.

  --dry-run         찾은 것을 보이기만 하고 아무것도 저장하지 않습니다.
  --json            결과를 JSON으로 씁니다.
  --forum SLUG      저장할 포럼. 포럼이 하나뿐이면 쓰지 않아도 됩니다.
  --as EMAIL        누구의 이름으로 저장할지. 그 포럼의 사무국이어야 합니다.
  --published DATE  글에 배포일이 없을 때 그 날짜(2024-10-25).

끝난 뒤의 값: 0 마침, 1 저장하지 못함, 2 읽을 수 없는 파일이거나 잘못 부름.
`,
  en: `madang import press-release FILE [options]

Reads a Korean or English release (UTF-8, CP949) and finds the edition, sessions, people, interventions and what
was done together. Each item keeps its place in the source, and what is not certain is said as a warning.
"Discussed" never counts as agreement.

  --dry-run         show what was found and store nothing.
  --json            write the result as JSON.
  --forum SLUG      the forum to store into; not needed when there is only one.
  --as EMAIL        in whose name to store; they must belong to the secretariat of that forum.
  --published DATE  the day of publication when the text does not carry it (2024-10-25).

Exit codes: 0 done, 1 not stored, 2 unreadable file or wrong use.
`,
};
