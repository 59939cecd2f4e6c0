import type { Catalogue } from '#kernel/web/i18n.ts';

/** The page that holds a paragraph's citations against what was stored and what was entered. */
export const citing = {
  title: { ko: '근거 확인하기', en: 'Check what it rests on' },
  lead: {
    ko: '이 단락이 인용한 문장과 결과를 인용한 때의 모습 그대로 다시 계산해, 공개 기록에 적힌 것과 견줍니다.',
    en: 'What this paragraph cites, as it stood when it was cited: computed again and held against the public record.',
  },
  back: { ko: '이 문장은 왜 여기에 있는가?', en: 'Why is this sentence here?' },
  none: { ko: '다시 계산할 근거가 없습니다', en: 'There is nothing to compute again' },
  noneNext: {
    ko: '이 단락은 입장이나 결과를 인용하지 않습니다. 인용한 발언과 문서는 앞 화면에 이어져 있습니다.',
    en: 'This paragraph cites no position and no result. The words and documents it cites are linked on the page before.',
  },
  position: { ko: (number: number) => `입장 ${number}`, en: (number: number) => `Position ${number}` },
  aPosition: { ko: '입장', en: 'A position' },
  results: { ko: '결과', en: 'Results' },
  asCited: {
    ko: (version: number) => `인용한 문장: 제${version}판`,
    en: (version: number) => `The words as cited: version ${version}`,
  },
  movedOn: {
    ko: (version: number, now: number) =>
      `제${version}판을 인용했습니다. 그 뒤 문장이 고쳐져 지금은 제${now}판입니다.`,
    en: (version: number, now: number) =>
      `Cited as it stood in version ${version}. It was edited since and is now in version ${now}.`,
  },
  asItStands: { ko: '지금 문장도 그대로입니다.', en: 'It still stands in these words.' },
  wordsGone: {
    ko: '이 문장은 더 공개되어 있지 않습니다. 인용했다는 사실은 공개 기록에 남아 있습니다.',
    en: 'These words are no longer shown. That they were cited stays in the record.',
  },
  now: { ko: '지금 문장과 그 뒤의 일', en: 'The position today' },
  epoch: {
    ko: (epoch: number, when: string) => `${epoch}차 결과, ${when}`,
    en: (epoch: number, when: string) => `Epoch ${epoch} of the results, ${when}`,
  },
  cited: { ko: '인용한 결과의 지문', en: 'Fingerprint cited' },
  again: { ko: '다시 계산한 지문', en: 'Computed again' },
  entered: { ko: '공개 기록에 적힌 지문', en: 'Entered into the record' },
  notOpen: { ko: '모두에게 공개된 결과가 아닙니다', en: 'not open to everyone' },
  notInRecord: { ko: '아직 적히지 않음', en: 'not entered yet' },
  verdict: {
    agrees: {
      ko: '셋이 같습니다: 인용한 결과는 공개된 그대로입니다.',
      en: 'All three agree: what is cited is what was released.',
    },
    differs: {
      ko: '서로 다릅니다. 인용한 결과와 저장된 결과나 기록이 맞지 않습니다.',
      en: 'They differ: what is cited is not what is stored, or not what was entered.',
    },
    not_entered: {
      ko: '다시 계산한 것과 같습니다. 이 단락이 채택되어 기록에 적히면 기록과도 견줄 수 있습니다.',
      en: 'It agrees with what is stored. Once this paragraph is adopted and entered, it can be held against the record too.',
    },
    not_open: {
      ko: '공개되지 않은 결과여서 다시 계산해 보일 수 없습니다.',
      en: 'These results are not open to everyone, so they cannot be computed again here.',
    },
  },
  entry: { ko: (index: number) => `${index}번 기록`, en: (index: number) => `Entry ${index}` },
  words: { ko: '문장이 적힌 곳', en: 'The words stand in' },
  notEntered: {
    ko: '채택된 단락이 공개 기록에 적히면 여러분의 브라우저에서도 확인할 수 있습니다.',
    en: 'Once the adopted paragraph is in the record, your own browser can check all of this.',
  },
  browserTitle: { ko: '이 브라우저에서 확인하기', en: 'Check it in this browser' },
  browserLead: {
    ko: '위의 표는 이 서버가 계산한 것입니다. 단추를 누르시면 기록의 증명서와 공개된 결과를 받아 여러분의 기기에서 다시 계산합니다.',
    en: 'The lines above were computed by this server. Press the button, and your own device fetches the proofs and the released results and computes them again.',
  },
  download: { ko: '전체 기록 내려받기 (zip)', en: 'Download the whole record (zip)' },
  start: { ko: '확인 시작', en: 'Start checking' },
  noScript: {
    ko: '이 브라우저에서는 스크립트가 꺼져 있습니다. 전체 기록을 내려받아 확인 도구로 살필 수 있습니다.',
    en: 'Script is off in this browser. You can download the whole record and check it with the verifier inside.',
  },
  told: {
    sound: { ko: '맞습니다.', en: 'It holds.' },
    unsound: { ko: '맞지 않는 것이 있습니다.', en: 'Something does not hold.' },
    paragraph: {
      ko: (index: number) => `채택된 단락이 서명된 확인점 아래 ${index}번에 있습니다.`,
      en: (index: number) => `The adopted paragraph stands at entry ${index} under a signed checkpoint.`,
    },
    paragraphNot: {
      ko: (index: number) => `${index}번 기록의 증명서가 맞지 않습니다.`,
      en: (index: number) => `The proof of entry ${index} does not hold.`,
    },
    resultsHold: {
      ko: (epoch: number, index: number) =>
        `${epoch}차 결과를 다시 계산한 지문이 ${index}번 기록과 같고, 단락이 그 기록을 인용합니다.`,
      en: (epoch: number, index: number) =>
        `Epoch ${epoch}, computed again, has the fingerprint of entry ${index}, which the paragraph cites.`,
    },
    resultsDiffer: {
      ko: (epoch: number) => `${epoch}차 결과가 기록과 맞지 않습니다.`,
      en: (epoch: number) => `Epoch ${epoch} does not agree with the record.`,
    },
    wordsHold: {
      ko: (version: number, index: number) =>
        `제${version}판의 문장이 ${index}번 기록을 열고, 단락이 그 기록을 인용합니다.`,
      en: (version: number, index: number) =>
        `The words of version ${version} open entry ${index}, which the paragraph cites.`,
    },
    wordsDiffer: {
      ko: (version: number) => `제${version}판의 문장이 기록과 맞지 않습니다.`,
      en: (version: number) => `The words of version ${version} do not agree with the record.`,
    },
    left: {
      ko: (count: number) => `기록에 판이나 결과 차수 없이 적혀 견주지 못한 것: ${count}건`,
      en: (count: number) => `Not compared, since the record names no version or epoch of them: ${count}`,
    },
  },
} as const satisfies Catalogue;
