import { counted, type Catalogue } from '#kernel/web/i18n.ts';
import { COMMITMENT_STATE_NAMES } from '../domain/commitment-state.ts';
import { MANNER_NAMES } from '../domain/adopt-outcome.ts';

/** What readers of the outcome see; the desk's own words are in `desk-messages.ts`. */
export const conclude = {
  title: { ko: '결과문서', en: 'Outcome' },
  lead: {
    ko: '함께 이른 글입니다. 단락마다 어떤 입장과 발언에서 왔는지 옆에 이어 두었습니다.',
    en: 'The text arrived at together. Beside each paragraph stands what it comes from: positions and what was said.',
  },
  kind: {
    declaration: { ko: '선언문', en: 'Declaration' },
    chairs_summary: { ko: '의장 요약문', en: 'Chair’s summary' },
    joint_statement: { ko: '공동성명', en: 'Joint statement' },
    outcome_document: { ko: '결과문서', en: 'Outcome document' },
  },
  paragraphKind: {
    heading: { ko: '제목', en: 'Heading' },
    preambular: { ko: '전문 단락', en: 'Preambular paragraph' },
    operative: { ko: '본문 단락', en: 'Operative paragraph' },
  },
  number: {
    preambular: { ko: (number: number) => `전문 ${number}`, en: (number: number) => `P${number}` },
    operative: { ko: (number: number) => `${number}`, en: (number: number) => `${number}` },
  },
  paragraphTitle: {
    preambular: { ko: (number: number) => `전문 ${number}`, en: (number: number) => `Preambular ${number}` },
    operative: { ko: (number: number) => `본문 ${number}`, en: (number: number) => `Operative ${number}` },
  },
  manner: MANNER_NAMES,
  adopted: { ko: '채택', en: 'Adopted' },
  adoptedOn: {
    ko: (day: string, manner: string) => `${day}, ${manner}로 채택되었습니다.`,
    en: (day: string, manner: string) => `Adopted by ${manner} on ${day}.`,
  },
  recordedBy: {
    chair: { ko: '의장이 기록했습니다.', en: 'Put on record by the chair.' },
    secretariat: { ko: '사무국이 기록했습니다.', en: 'Put on record by the secretariat.' },
  },
  version: {
    ko: (number: number) => `제${number}판의 지문 (SHA-256)`,
    en: (number: number) => `Fingerprint of version ${number} (SHA-256)`,
  },
  draft: { ko: '초안', en: 'Draft' },
  draftNote: {
    ko: '아직 채택되지 않은 글입니다. 참가자와 일을 맡은 사람만 읽을 수 있고, 채택되면 모두에게 공개됩니다.',
    en: 'This text is not adopted yet. Participants and those who work on it can read it; once adopted, everyone can.',
  },
  none: { ko: '아직 결과문서가 없습니다', en: 'There is no outcome document yet' },
  noneNext: {
    ko: '사무국이나 서기가 글을 시작하고, 채택되면 여기에 보입니다.',
    en: 'The secretariat or a rapporteur starts the text; it appears here once it is adopted.',
  },
  drafting: { ko: '글을 쓰고 있습니다', en: 'The text is being drafted' },
  draftingNext: {
    ko: '채택되면 여기에서 모두가 읽을 수 있습니다.',
    en: 'Once it is adopted, everyone can read it here.',
  },
  noParagraphs: { ko: '아직 단락이 없습니다.', en: 'It has no paragraphs yet.' },
  parallel: { ko: '여러 언어를 나란히 보기', en: 'Show the languages side by side' },
  single: { ko: '한 언어로 보기', en: 'Show one language' },
  why: { ko: '이 문장은 왜 여기에 있는가?', en: 'Why is this sentence here?' },
  whyOf: {
    ko: (number: string) => `${number}: 이 문장은 왜 여기에 있는가?`,
    en: (number: string) => `${number}: why is this sentence here?`,
  },
  restsOn: { ko: '무엇에 근거하는가', en: 'What it rests on' },
  became: { ko: '그 뒤 어떻게 되었는가', en: 'What became of it' },
  restsOnNothing: {
    ko: '아직 근거가 달리지 않았습니다. 서기나 사무국이 입장과 발언을 이어 붙입니다.',
    en: 'No citation yet. A rapporteur or the secretariat ties it to positions and interventions.',
  },
  cites: {
    ko: (count: number) => `근거 ${count}건`,
    en: (count: number) => counted(count, 'citation', 'citations'),
  },
  citedVersion: {
    ko: (version: number) => `입장의 제${version}판을 인용`,
    en: (version: number) => `Cites version ${version} of a position`,
  },
  citedEpoch: {
    ko: (epoch: number) => `${epoch}차 결과`,
    en: (epoch: number) => `results of epoch ${epoch}`,
  },
  movedOn: {
    ko: (cited: number, now: number) => `인용한 뒤 고쳐짐: 인용은 제${cited}판, 지금은 제${now}판`,
    en: (cited: number, now: number) => `Edited since: cited in version ${cited}, now version ${now}`,
  },
  check: { ko: '근거를 다시 계산해 확인하기', en: 'Compute again what it rests on' },
  authentic: { ko: '정본', en: 'Authentic' },
  toOutcome: { ko: '전체 글로', en: 'To the whole text' },
  commitments: { ko: '공약', en: 'Commitments' },
  commitmentsLead: {
    ko: '이 회차에서 하겠다고 한 일입니다. 아직 끝나지 않은 것은 다음 의제 공모에 다시 나옵니다.',
    en: 'What was promised at this edition. What is not fulfilled comes back in the next call.',
  },
  noCommitments: { ko: '아직 공약이 없습니다', en: 'No commitments yet' },
  noCommitmentsNext: {
    ko: '글이 채택되면 사무국이 공약을 골라 여기에 올립니다.',
    en: 'Once the text is adopted, the secretariat lists here what was promised.',
  },
  commitmentState: COMMITMENT_STATE_NAMES,
  edit: { ko: '글 다루기', en: 'Work on the text' },
} as const satisfies Catalogue;
