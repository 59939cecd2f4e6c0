import type { Catalogue } from '#kernel/web/i18n.ts';

/** Where a sentence comes from, and what each of its texts is. */
export const lineage = {
  origin: {
    drafted: { ko: '보고자나 사무국이 썼습니다.', en: 'Drafted by a rapporteur or the secretariat.' },
    submitted: { ko: '참가자가 제안했습니다.', en: 'Proposed by a participant.' },
    split: { ko: '다른 입장을 나누어 나왔습니다.', en: 'A part of another position.' },
    imported: {
      ko: '다른 곳에서 한 숙의에서 옮겨 왔습니다.',
      en: 'Brought in from a conversation held elsewhere.',
    },
  },
  quote: { ko: '바탕이 된 말', en: 'The words it rests on' },
  quoteChanged: {
    ko: '바탕이 된 말은 그 뒤에 고쳐졌거나 지금 공개되어 있지 않습니다.',
    en: 'The words it rested on have been corrected since, or are not public now.',
  },
  history: { ko: '이 문장이 걸어온 길', en: 'How this sentence came to be' },
  by: {
    secretariat: { ko: '사무국', en: 'secretariat' },
    rapporteur: { ko: '보고자', en: 'rapporteur' },
    participant: { ko: '참가자', en: 'a participant' },
    elsewhere: { ko: '다른 곳', en: 'elsewhere' },
  },
  change: {
    first: { ko: '처음 씀', en: 'First written' },
    draft: { ko: '묻기 전에 고침', en: 'Edited before anyone was asked' },
    correction: { ko: '바로잡음 (반응은 그대로)', en: 'Corrected; reactions stand' },
    rewording: { ko: '고쳐 씀 (모두에게 다시 물음)', en: 'Reworded; everyone is asked again' },
  },
  opened: { ko: '모두에게 물음', en: 'Put to everyone' },
  partOf: {
    ko: (at: number) => `입장 ${at}번을 나누어 나옴`,
    en: (at: number) => `Split from position ${at}`,
  },
  joined: {
    ko: (at: number) => `입장 ${at}번을 여기에 합침`,
    en: (at: number) => `Position ${at} was merged into it`,
  },
  splitInto: {
    ko: (at: number) => `나누어 입장 ${at}번이 됨`,
    en: (at: number) => `Split: became position ${at}`,
  },
  mergedInto: { ko: (at: number) => `입장 ${at}번에 합침`, en: (at: number) => `Merged into position ${at}` },
  fromReason: {
    ko: (at: number) => `입장 ${at}번에 붙은 이유에서 뽑음`,
    en: (at: number) => `Drawn from a reason given at position ${at}`,
  },
  reasonInto: {
    ko: (at: number) => `여기에 붙은 이유에서 입장 ${at}번이 나옴`,
    en: (at: number) => `A reason given here led to position ${at}`,
  },
  status: {
    authentic: { ko: '원문과 같은 효력', en: 'Equally authentic' },
    courtesy: { ko: '참고 번역', en: 'Courtesy translation' },
    machine: { ko: '기계 번역 (사람이 확인하지 않음)', en: 'Machine translation, not checked by a person' },
  },
  original: { ko: '원문', en: 'Original' },
  stale: {
    ko: '원문이 바뀌기 전의 번역입니다',
    en: 'The original has changed since this translation',
  },
  translator: { ko: (who: string) => `옮긴이 ${who}`, en: (who: string) => `translated by ${who}` },
  seeOriginal: {
    ko: (name: string) => `${name} 원문 보기`,
    en: (name: string) => `See the original in ${name}`,
  },
  onlyOriginal: {
    ko: (name: string) => `${name} 원문입니다. 번역은 아직 없습니다.`,
    en: (name: string) => `Original in ${name}; there is no translation yet.`,
  },
  openedSince: {
    ko: '지난 결과 뒤에 물은 입장입니다. 충분한 사람이 반응하면 다음 결과에 들어갑니다.',
    en: 'It was put to everyone after the last epoch. Once enough people have reacted, it is in the next one.',
  },
  rewordedSince: {
    ko: '문장을 고쳐 다시 묻고 있습니다. 이전 문장에 대한 결과는 보이지 않으며, 다음번부터 새 문장의 결과가 나옵니다.',
    en: 'It was reworded and everyone is asked again. Results of the earlier words are not shown; those of the new ones come with the next epoch.',
  },
  desk: {
    languages: { ko: '입장의 언어', en: 'Languages of positions' },
    lead: {
      ko: '번역이 없거나 원문보다 뒤처진 문장입니다. 번역을 넣어도 받은 반응은 그대로입니다.',
      en: 'What has no translation, or one that is behind the original. Adding a translation leaves reactions as they are.',
    },
    none: { ko: '모든 문장이 갖추어져 있습니다', en: 'Every sentence is complete' },
    noneNext: {
      ko: '원문이 바뀌거나 새 입장이 생기면 옮겨야 할 문장이 여기에 나옵니다.',
      en: 'When an original changes or a position is added, what has to be translated appears here.',
    },
    gap: {
      missing: { ko: '없음', en: 'Missing' },
      stale: { ko: '뒤처짐', en: 'Behind' },
      machine: { ko: '기계 번역', en: 'Machine' },
    },
    caption: { ko: '옮기거나 살펴야 할 문장', en: 'To translate or check' },
    position: { ko: '입장', en: 'Position' },
    language: { ko: '언어', en: 'Language' },
    what: { ko: '상태', en: 'State' },
    translate: { ko: '번역 넣기', en: 'Translate' },
    also: { ko: '다른 언어도 살피기', en: 'Check another language too' },
    show: { ko: '보기', en: 'Show' },
    text: { ko: (name: string) => `${name} 문장`, en: (name: string) => `The sentence in ${name}` },
    status: { ko: '이 문장은', en: 'This text is' },
    translator: { ko: '옮긴이 (적지 않아도 됩니다)', en: 'Translator, if to be credited' },
    translatorHint: {
      ko: '적으시면 문장과 함께 모두에게 보입니다.',
      en: 'If given, everyone reads it beside the sentence.',
    },
    save: { ko: '번역 저장', en: 'Save the translation' },
    saved: { ko: '번역을 저장했습니다.', en: 'The translation is saved.' },
    one: { ko: '입장 자세히', en: 'Position in detail' },
    more: { ko: '내력 · 나누기 · 합치기', en: 'History, split, merge' },
  },
} as const satisfies Catalogue;
