import type { WitnessSeen } from './check-head.ts';
import { type Finding, type FindingCode, type Verdict } from './findings.ts';
import type { Report } from './verify.ts';

/** The languages a report can be told in. */
export type Language = 'ko' | 'en';
type Sentence = Readonly<Record<Language, string>>;

/** `{entry}`, `{field}`, `{path}` and `{detail}` are filled in; `{entry}` becomes a range where there is one. */
const SENTENCES: Record<FindingCode, Sentence> = {
  fork: {
    ko: '갈라진 기록: 같은 열쇠로 서명한 두 체크포인트가 서로 모순됩니다 ({detail}) {path}',
    en: 'fork: two checkpoints signed by the same key contradict each other ({detail}) {path}',
  },
  'foreign-key': {
    ko: '체크포인트에 방침에 적힌 기록 열쇠의 서명이 없습니다 (서명한 이름: {detail})',
    en: 'foreign key: no log key of the policy signed the checkpoint (signed by: {detail})',
  },
  'checkpoint-altered': {
    ko: '체크포인트가 바뀌었습니다: 서명이 맞지 않습니다',
    en: 'altered checkpoint: its signature does not verify',
  },
  'size-altered': {
    ko: '체크포인트의 크기가 바뀌었습니다 (적힌 수 / 실제 항목 수: {detail})',
    en: 'altered size: the checkpoint was edited (stated / held: {detail})',
  },
  'root-altered': {
    ko: '체크포인트의 뿌리 해시가 바뀌었습니다 (항목에서 계산한 값: {detail})',
    en: 'altered root: the checkpoint was edited (the entries give {detail})',
  },
  'old-checkpoint': {
    ko: '옛 체크포인트입니다: 항목 {entry}부터 포함하지 않습니다 ({detail})',
    en: 'old checkpoint shown as new: it does not cover entry {entry} and later ({detail})',
  },
  'bundle-missing': {
    ko: '항목 묶음이 없습니다: 항목 {entry} ({path})',
    en: 'missing bundle: entry {entry} ({path})',
  },
  'bundle-cut': {
    ko: '항목 묶음이 잘렸습니다: 항목 {entry} ({path})',
    en: 'truncated bundle: cut inside entry {entry} ({path})',
  },
  'trailing-bytes': {
    ko: '항목 {entry} 뒤에 서명되지 않은 바이트가 있습니다 ({path})',
    en: 'trailing bytes: unsigned bytes follow entry {entry} ({path})',
  },
  'entry-missing': {
    ko: '항목 {entry}이(가) 빠졌습니다 ({path})',
    en: 'missing entry: {entry} was dropped ({path})',
  },
  'entry-altered': { ko: '항목 {entry}이(가) 바뀌었습니다', en: 'altered entry: {entry}' },
  'entries-swapped': {
    ko: '항목 {entry}과(와) {detail}의 자리가 바뀌었습니다',
    en: 'swapped entries: {entry} and {detail}',
  },
  'leaf-forged': {
    ko: '항목 {entry} 가운데 하나가 그 해시와 함께 위조되었습니다',
    en: 'forged leaf: an entry in {entry} was replaced together with its hash tile',
  },
  'tile-missing': { ko: '해시 타일이 없습니다 ({path})', en: 'missing hash tile ({path})' },
  'tile-altered': { ko: '해시 타일이 바뀌었습니다 ({path})', en: 'altered hash tile ({path})' },
  'file-unexpected': {
    ko: '이 기록에 속하지 않는 파일입니다 ({path})',
    en: 'unexpected file among the tiles ({path})',
  },
  'cosignature-bad': { ko: '증인 {detail}의 서명이 맞지 않습니다', en: 'bad cosignature by {detail}' },
  'cosignature-duplicate': {
    ko: '증인 {detail}의 서명이 두 번 있습니다',
    en: 'duplicate cosignature: {detail} stands there twice and counts once',
  },
  'history-altered': {
    ko: '지난 체크포인트가 바뀌었거나 서명이 없습니다 ({path})',
    en: 'altered history: an earlier checkpoint is not what the log signed ({path})',
  },
  'entry-repeated': {
    ko: '항목 {entry}은(는) 항목 {detail}과(와) 같은 행위입니다',
    en: 'repeated entry: {entry} is the same act as {detail}',
  },
  'entry-misplaced': {
    ko: '항목 {entry}의 자리가 맞지 않습니다 ({detail})',
    en: 'misplaced entry: {entry} ({detail})',
  },
  'previous-differs': {
    ko: '앞선 회차의 마지막 체크포인트와 이어지지 않습니다 ({detail})',
    en: 'broken chain: the edition does not name the checkpoint before it ({detail})',
  },
  'citation-unresolved': {
    ko: '항목 {entry}의 인용이 가리키는 곳이 없습니다 (항목 {detail})',
    en: 'unresolved citation: entry {entry} cites what entry {detail} does not have',
  },
  'erasure-unknown': {
    ko: '항목 {entry}이(가) 없는 내용의 삭제를 기록합니다 ({field}{detail})',
    en: 'unknown erasure: entry {entry} erases what is not there ({field}{detail})',
  },
  'opening-wrong': {
    ko: '항목 {entry}의 {field}: 공개된 열쇠나 내용이 약속한 것과 다릅니다',
    en: 'wrong opening: key or value of {field} in entry {entry} is not what was committed to',
  },
  'opening-unknown': {
    ko: '항목 {entry}에는 {field}이(가) 없습니다',
    en: 'unknown opening: entry {entry} has no sealed field {field}',
  },
  'opening-repeated': {
    ko: '항목 {entry}의 {field}이(가) 두 번 공개되었습니다',
    en: 'repeated opening: {field} of entry {entry}',
  },
  'opening-missing': {
    ko: '항목 {entry}이(가) 공개한다고 한 {field}이(가) 없고, 지웠다는 기록도 없습니다',
    en: 'withheld opening: entry {entry} says {field} is open, and no erasure is on record',
  },
  'erasure-unproven': {
    ko: '다른 기록에 삭제를 적었다는 증명이 맞지 않습니다 ({path}, {detail}번째 줄)',
    en: 'unproven erasure: nothing shows it in another log ({path}, line {detail})',
  },
  'erased-present': {
    ko: '항목 {entry}에서 지웠다고 기록된 것이 남아 있습니다 ({field}{path})',
    en: 'erased but present: entry {entry} ({field}{path})',
  },
  'document-altered': {
    ko: '항목 {entry}의 문서가 바뀌었습니다 ({path})',
    en: 'altered document: listed by entry {entry} ({path})',
  },
  'document-missing': {
    ko: '항목 {entry}의 문서가 없습니다 ({path})',
    en: 'missing document: listed by entry {entry} ({path})',
  },
  'document-unlisted': {
    ko: '어느 항목도 적지 않은 문서입니다 ({path})',
    en: 'unlisted document: no entry names it ({path})',
  },
  'quorum-unmet': {
    ko: '증인이 모자랍니다: 정족 조건 {detail}을(를) 채우지 못했습니다',
    en: 'quorum unmet: {detail} has not cosigned',
  },
  'proof-wrong': {
    ko: '증명이 항목 {entry}에 맞지 않습니다',
    en: 'wrong proof: it does not lead from entry {entry} to the root',
  },
  'proof-malformed': { ko: '증명을 읽을 수 없습니다 ({detail})', en: 'unreadable proof ({detail})' },
  'file-missing': { ko: '있어야 할 파일이 없습니다 ({path})', en: 'missing file ({path})' },
  'checkpoint-malformed': {
    ko: '체크포인트를 읽을 수 없습니다 ({detail})',
    en: 'unreadable checkpoint ({detail})',
  },
  'policy-malformed': { ko: '방침을 읽을 수 없습니다 ({detail})', en: 'unreadable policy ({detail})' },
  'known-malformed': {
    ko: '견주라고 준 체크포인트가 이 기록의 것이 아닙니다 {detail}',
    en: 'the checkpoint given for comparison is not one of this log {detail}',
  },
  'entry-malformed': {
    ko: '항목 {entry}의 형식이 틀렸습니다 ({detail})',
    en: 'malformed entry: {entry} ({detail})',
  },
  'opening-malformed': {
    ko: '공개된 내용의 형식이 틀렸습니다 ({path}, {detail}번째 줄)',
    en: 'malformed opening ({path}, line {detail})',
  },
};

const VERDICTS: Record<Verdict, Sentence> = {
  sound: { ko: '온전합니다', en: 'sound' },
  tampered: { ko: '바뀐 것이 있습니다', en: 'tampered' },
  fork: { ko: '기록이 갈라졌습니다', en: 'fork' },
  quorum: { ko: '증인이 모자랍니다', en: 'quorum unmet' },
  malformed: { ko: '읽을 수 없습니다', en: 'malformed' },
};

export function describeVerdict(verdict: Verdict, lang: Language): string {
  return VERDICTS[verdict][lang];
}

/** One sentence about one finding. */
export function describeFinding(finding: Finding, lang: Language): string {
  const range = finding.to === undefined ? '' : `–${finding.to}`;
  const values: Record<string, string> = {
    entry: finding.entry === undefined ? '' : `${finding.entry}${range}`,
    field: finding.field ?? '',
    path: finding.path ?? '',
    detail: finding.detail ?? '',
  };
  return SENTENCES[finding.code][lang]
    .replace(/\{([a-z]+)\}/g, (_, name: string) => values[name] ?? '')
    .trim();
}

/** What was checked, what is absent and why, and every objection: plain lines of text. */
export function describeReport(report: Report, lang: Language): string[] {
  const ko = lang === 'ko';
  const lines = [`${ko ? '판정' : 'verdict'}: ${describeVerdict(report.verdict, lang)}`];
  for (const finding of report.findings) lines.push(`- ${describeFinding(finding, lang)}`);
  const more = report.findingsCount - report.findings.length;
  if (more > 0) lines.push(ko ? `- 그 밖에 ${more}건` : `- and ${more} more`);
  if (report.origin === undefined) return lines;
  lines.push(
    `${ko ? '기록' : 'log'}: ${report.origin}`,
    `${ko ? '뿌리 해시' : 'root'}: ${report.root ?? ''}`,
  );
  lines.push(...describeCounts(report, lang), ...describeWitnesses(report, lang));
  for (const key of report.logKeys) lines.push(`${ko ? '기록 열쇠' : 'log key'}: ${key}`);
  if (report.policyFrom === 'export') {
    lines.push(
      ko
        ? '이 열쇠들은 검증 대상 안에서 나왔습니다. 다른 경로로 얻은 열쇠와 견주십시오 (--policy).'
        : 'These keys come from what was verified: compare them with keys you have from elsewhere (--policy).',
    );
  }
  return lines;
}

function describeCounts({ counts, openingsServed, erased }: Report, lang: Language): string[] {
  const ko = lang === 'ko';
  const lines = [
    ko
      ? `항목 ${counts.entries}개, 지난 체크포인트 ${counts.earlierHeads}개와 일치`
      : `entries: ${counts.entries}; earlier checkpoints that agree: ${counts.earlierHeads}`,
  ];
  const openings = ko
    ? `봉인된 내용 ${counts.fields}개: 공개되어 확인 ${counts.openings}, 삭제됨 ${counts.erased}, 공개하지 않음 ${counts.closed}`
    : `sealed fields: ${counts.fields}; openings checked: ${counts.openings}, absent: ${counts.erased} erased, ${counts.closed} never opened`;
  const unserved = ko ? '공개된 내용은 여기서 제공되지 않습니다' : 'openings are not served here';
  lines.push(openingsServed ? openings : unserved);
  for (const what of erased) lines.push(`  ${ko ? '삭제 기록' : 'erased'}: ${what}`);
  lines.push(
    ko
      ? `문서 ${counts.documents}개 확인, 삭제 ${counts.documentsErased}, 제공되지 않음 ${counts.documentsNotServed}`
      : `documents checked: ${counts.documents}, erased ${counts.documentsErased}, not served here ${counts.documentsNotServed}`,
    ko
      ? `인용 ${counts.citations}개: 확인 ${counts.citationsResolved}, 삭제된 것 ${counts.citationsErased}, 공개하지 않은 것 ${counts.citationsClosed}`
      : `citations resolved: ${counts.citationsResolved} of ${counts.citations}; to what is erased ${counts.citationsErased}, to what is not open ${counts.citationsClosed}`,
  );
  return lines;
}

const WITNESS_WORDS: Record<Report['witnesses'][number]['verdict'], Sentence> = {
  cosigned: { ko: '서명함', en: 'cosigned' },
  absent: { ko: '서명 없음', en: 'absent' },
  bad: { ko: '서명이 맞지 않음', en: 'bad signature' },
  'unknown-algorithm': { ko: '이 환경에서 확인할 수 없는 방식', en: 'not checkable in this runtime' },
};

export function describeWitness({ name, verdict, at }: WitnessSeen, lang: Language): string {
  const when = at === undefined || at > 8_640_000_000_000 ? '' : ` ${new Date(at * 1000).toISOString()}`;
  return `  ${lang === 'ko' ? '증인' : 'witness'} ${name}: ${WITNESS_WORDS[verdict][lang]}${when}`;
}

function describeWitnesses(report: Report, lang: Language): string[] {
  const lines = report.witnesses.map((witness) => describeWitness(witness, lang));
  const met = report.quorumMet ? (lang === 'ko' ? '채움' : 'met') : lang === 'ko' ? '못 채움' : 'unmet';
  return [`${lang === 'ko' ? '정족 조건' : 'quorum'} ${report.quorum ?? ''}: ${met}`, ...lines];
}
