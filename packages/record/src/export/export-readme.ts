import { toBase64 } from '../encoding/bytes.ts';
import type { Checkpoint } from '../notes/checkpoint.ts';

/** What lies in an export and how to check it, for whoever finds the folder in ten years. */
export function exportReadme(checkpoint: Checkpoint): string {
  return `# ${checkpoint.origin}

${checkpoint.size} entries, root \`${toBase64(checkpoint.root)}\`.

## 한국어
이 폴더는 한 포럼의 공개 기록이며, 운영자를 믿지 않고도 확인할 수 있습니다. Node 18 이상에서 \`node verify.mjs\`를 실행하십시오.
끝난 뒤의 값: 0 온전함, 2 바뀐 것이 있음(어느 항목인지 알려 줌), 3 기록이 갈라짐, 4 증인이 모자람, 5 읽을 수 없음.
\`policy\`와 \`keys\`의 열쇠는 다른 경로(포럼의 누리집, 인쇄된 결과문서, 증인 기관)로 얻은 것과 꼭 견주십시오.

## English
This folder is the public record of a forum, and it can be checked without trusting whoever ran it. Run \`node verify.mjs\`
with Node 18 or later. Exit codes: 0 sound, 2 tampered (it names the entry), 3 fork, 4 quorum unmet, 5 malformed.
Compare the keys in \`policy\` and \`keys\` with what you have from elsewhere: the forum's site, a printed outcome document,
the witnesses.

| file | what |
| --- | --- |
| \`checkpoint\` | the signed head: origin, number of entries, root hash, signatures (C2SP tlog-checkpoint) |
| \`checkpoints/<size>\` | every head signed before |
| \`tile/<level>/...\` | hash tiles (C2SP tlog-tiles) |
| \`tile/entries/...\` | the entries: canonical JSON, each behind a two-byte length |
| \`openings.jsonl\` | keys and values of the fields that are open: HMAC-SHA-256(key, "madang.field/v1\\n" field "\\n" value) |
| \`erasures.jsonl\` | where something was erased after this log was sealed: proofs that a later log says so |
| \`documents/<sha256>\` | the documents that entries name |
| \`policy\` | log and witness keys and the quorum (C2SP tlog-policy) |
| \`keys\` | the same keys, one per line |
| \`verify.mjs\` | a verifier in one file, without dependencies |
`;
}
