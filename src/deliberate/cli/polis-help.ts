import type { Bilingual } from '#kernel/domain/bilingual.ts';

export const IMPORT_POLIS_SUMMARY: Bilingual = {
  ko: 'Polis에서 내보낸 대화를 숙의로 가져옵니다',
  en: 'Bring in a conversation exported from Polis as a deliberation',
};

export const IMPORT_POLIS_HELP: Bilingual = {
  ko: `사용법: madang import polis 폴더|ZIP [--forum 이름] [--edition 이름] [--language 언어] [--personal] [--as 전자우편] [--dry-run] [--json]

Polis에서 내보낸 대화를 읽어, 숙의가 없는 회차에 끝난 숙의로 저장하고 결과를 고정합니다.
사람은 새 번호를 받은 공개 참여자가 됩니다. 입장의 번호와 조정 상태는 그대로 남습니다.

선택
  --forum 이름      어느 포럼에(포럼이 하나면 없어도 됩니다)
  --edition 이름    어느 회차에. 그런 회차가 없으면 엽니다. 적지 않으면 대화의 이름을 딴 회차를 엽니다
  --language 언어   문장의 언어(ko, en, de …). 적지 않으면 글자로 짐작합니다
  --personal        문구로 보아 자신이 누구인지를 말하는 문장도 의견 집단과 공통의 인식에 셉니다
  --as 전자우편     누구의 이름으로(사무국이어야 합니다)
  --dry-run         저장하지 않고 무엇이 들어 있는지만 봅니다
  --json            결과를 JSON으로만 씁니다

끝날 때의 코드: 0 마침, 1 저장하지 못함, 2 입력이나 사용법이 잘못됨(파일, 행, 열, 까닭을 알립니다)
`,
  en: `Usage: madang import polis FOLDER|ZIP [--forum SLUG] [--edition SLUG] [--language TAG] [--personal] [--as EMAIL] [--dry-run] [--json]

Reads a conversation exported from Polis and stores it, as a deliberation that is over and whose results are
frozen, in an edition that has none. People become open public participants under fresh ids. Positions keep their
numbers and whether they were moderated out.

Options
  --forum SLUG     which forum (not needed when there is only one)
  --edition SLUG   which edition; one that does not exist is opened. Without it, one named after the conversation
  --language TAG   the language of the words (ko, en, de ...); without it, guessed from their script
  --personal       count sentences that by their wording say who somebody is in groups and common ground too
  --as EMAIL       in whose name (someone of the secretariat)
  --dry-run        store nothing, show what is in it
  --json           write JSON and nothing else

Exit codes: 0 done, 1 not stored, 2 bad input or usage (names file, row, column and reason)
`,
};

export const EXPORT_POLIS_SUMMARY: Bilingual = {
  ko: '가져온 대화를 Polis의 형식으로 다시 내보냅니다',
  en: 'Write an imported conversation in Polis’s format again',
};

export const EXPORT_POLIS_HELP: Bilingual = {
  ko: `사용법: madang export polis --edition 이름 [--deliberation ID] [--forum 이름] 폴더

숙의의 규칙이 사람마다의 반응을 내주어도 된다고 할 때에만(공개된 대화를 가져온 것일 때) 폴더에 씁니다.
그 밖의 숙의는 집계만 공개합니다. 결과 화면(/results)과 데이터 화면(/data)에 있습니다.
이미 있는 파일은 덮어쓰지 않습니다.

끝날 때의 코드: 0 마침, 1 내보낼 수 없음, 2 사용법이 잘못됨
`,
  en: `Usage: madang export polis --edition SLUG [--deliberation ID] [--forum SLUG] OUT_FOLDER

Writes the files only where the rules of the deliberation let the reactions of single people out, which is where it
was brought in from public rows. Of any other deliberation there are aggregates, at /results and /data.
A file that is there already is not overwritten.

Exit codes: 0 done, 1 cannot be exported, 2 bad usage
`,
};
