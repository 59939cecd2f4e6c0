import type { Subcommand } from '#kernel/domain/subcommand.ts';
import { runVerify } from '@madang/record';
import { byLine } from './by-line.ts';

const ko = `madang verify DIR|ZIP|URL|PROOF [선택 사항]

공개 기록을 운영자를 믿지 않고 확인합니다. 내보낸 폴더나 압축 파일, 또는 기록이 공개된 주소(…/log/<포럼>-<회차>/)나
내려받기 주소(….zip)를 줍니다.
PROOF는 항목 하나의 증명서(….tlog-proof)이며, 열쇠를 --policy로 함께 줍니다.

  --policy FILE     열쇠와 정족 조건을 이 파일에서 읽습니다. 없으면 기록에 들어 있는 것을 쓰고, 그렇다고 알립니다.
  --known FILE|DIR  전에 받아 둔 체크포인트. 기록이 그것을 이어 온 것이어야 합니다. 여러 번 쓸 수 있습니다.
  --previous FILE|DIR  앞선 회차의 마지막 체크포인트. 이 회차가 그것을 가리켜야 합니다.
  --log-only        나무와 서명만 확인하고 항목의 내용은 보지 않습니다.
  --json            결과를 JSON으로 씁니다.

끝난 뒤의 값: 0 온전함, 2 바뀐 것이 있음(어느 항목인지 알림), 3 기록이 갈라짐, 4 증인이 모자람,
5 형식이 틀렸거나 잘못 부름, 1 확인하지 못함(연결 실패 따위). 2는 이미 쓰이므로 잘못 부른 경우도 5입니다.`;

const en = `madang verify DIR|ZIP|URL|PROOF [options]

Checks a public record without trusting its host: the folder or archive of an export, or the address at which a log
is public (.../log/<forum>-<edition>/) or downloaded (....zip). PROOF is one entry's proof (....tlog-proof); its keys are given with --policy.

  --policy FILE     take keys and quorum from this file. Without it those inside the record are used, and it says so.
  --known FILE|DIR  a checkpoint you kept: the record must have grown from it. May be given several times.
  --previous FILE|DIR  the last checkpoint of the edition before: this edition must name it.
  --log-only        check tree and signatures only, not what the entries say.
  --json            write the result as JSON.

Exit codes: 0 sound, 2 tampered (it names the entry), 3 fork, 4 quorum unmet, 5 malformed input or wrong use,
1 the check could not be carried out (no connection and the like). Wrong use is 5 here because 2 is taken.`;

export const verify: Subcommand = {
  name: 'verify',
  summary: {
    ko: '공개 기록을 운영자를 믿지 않고 확인합니다',
    en: 'check a public record without trusting its host',
  },
  help: { ko, en },
  run: (args, io) => runVerify(args, byLine(io), undefined),
};
