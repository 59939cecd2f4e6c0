import { fromUtf8 } from '../encoding/bytes.ts';
import { parseEntry } from '../entries/entry.ts';
import { describeFinding, describeVerdict, describeWitness, type Language } from './report-text.ts';
import type { ProofReport } from './verify-proof.ts';

/** What one proof shows and what it does not, in plain lines of text. */
export function describeProof(report: ProofReport, lang: Language): string[] {
  const ko = lang === 'ko';
  const lines = [`${ko ? '판정' : 'verdict'}: ${describeVerdict(report.verdict, lang)}`];
  for (const finding of report.findings) lines.push(`- ${describeFinding(finding, lang)}`);
  const { origin, index, size } = report;
  if (origin === undefined || index === undefined || size === undefined) return lines;
  lines.push(`${ko ? '기록' : 'log'}: ${origin}`);
  if (report.verdict !== 'sound') return lines;
  lines.push(
    ko
      ? `항목 ${index}은(는) 서명된 항목 ${size}개 가운데 있습니다`
      : `entry ${index} is among the ${size} entries that were signed for`,
    ...describeEntry(report.entry, lang),
    ...report.witnesses.map((witness) => describeWitness(witness, lang)),
  );
  return lines;
}

function describeEntry(bytes: Uint8Array | undefined, lang: Language): string[] {
  const entry = bytes === undefined ? undefined : parseEntry(bytes);
  if (entry?.ok !== true) {
    return [lang === 'ko' ? '항목의 내용은 이 형식의 것이 아닙니다' : 'the entry is not of this format'];
  }
  const { kind, at, sealed, open = [] } = entry.value;
  const text = bytes === undefined ? undefined : fromUtf8(bytes);
  const fields = Object.keys(sealed).length;
  return [
    `${lang === 'ko' ? '행위' : 'act'}: ${kind}, ${at}`,
    lang === 'ko'
      ? `봉인된 내용 ${fields}개, 그 가운데 공개된 것 ${open.length}개 (내용은 전체 기록으로 확인합니다)`
      : `sealed fields: ${fields}, of which open: ${open.length} (what they say is checked with the whole record)`,
    ...(text?.ok === true ? [text.value] : []),
  ];
}
