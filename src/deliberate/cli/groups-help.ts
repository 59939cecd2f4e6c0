import type { Bilingual } from '#kernel/domain/bilingual.ts';

export const GROUPS_SUMMARY: Bilingual = {
  ko: '반응에서 의견 집단과 공통의 인식, 이견을 찾습니다',
  en: 'Find opinion groups, common ground and divergence in reactions',
};

export const GROUPS_HELP: Bilingual = {
  ko: `사용법: madang groups 경로 [--polis] [--declared 파일] [--members]
                         [--personal] [--json]

사람들의 반응(찬성, 반대, 유보)에서 의견 집단, 공통의 인식, 이견을 찾습니다.
같은 반응이면 행의 순서와 상관없이 언제나 같은 결과가 나옵니다.

경로
  Polis 내보내기 폴더(participants-votes.csv 또는 votes.csv, comments.csv)
  CSV 파일: participant,position,reaction[,group]
    reaction 은 찬성, 반대, 유보 또는 agree, disagree, pass 또는 1, -1, 0

선택
  --polis          Polis와 같은 방식으로 계산합니다(행의 순서에 따라 달라집니다)
  --declared 파일  스스로 밝힌 소속: participant,group 열이 있는 CSV
  --members        참여자마다 어느 의견 집단인지 밝힙니다. 개인정보이니 조심하십시오
  --personal       자신이 누구인지를 말하는 문장(나이, 사는 곳, 투표 등)도 셉니다. 내보낸
                   자료에 그런 표시가 하나도 없으면 문구를 보고 가려 빼기 때문입니다
  --json           결과를 JSON으로만 씁니다(schema/result.schema.json)

끝날 때의 코드: 0 마침, 2 입력이나 사용법이 잘못됨(파일, 행, 열, 까닭을 알립니다)
`,
  en: `Usage: madang groups PATH [--polis] [--declared FILE] [--members]
                           [--personal] [--json]

Finds opinion groups, common ground and divergence in what people reacted (agree, disagree, pass).
Equal reactions give equal results, in whatever order the rows come.

PATH
  a Polis export folder (participants-votes.csv or votes.csv, comments.csv)
  a CSV file: participant,position,reaction[,group]
    a reaction is agree, disagree, pass or 1, -1, 0

Options
  --polis          compute as Polis does (depends on the order of rows)
  --declared FILE  groups people declared: a CSV with columns participant,group
  --members        name each participant's group. This is personal data: take care
  --personal       count sentences that say who somebody is (age, home, vote) too; they are
                   told by their wording and left out where an export marks none
  --json           write the result as JSON and nothing else (schema/result.schema.json)

Exit codes: 0 done, 2 bad input or usage (names file, row, column and reason)
`,
};
