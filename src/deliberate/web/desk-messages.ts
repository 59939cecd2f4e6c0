import { counted, type Catalogue } from '#kernel/web/i18n.ts';
import { POSITION_STATE_NAMES } from '../domain/positions/position-state.ts';

/** The pages of those who draft and those who keep the rules. */
export const desk = {
  positions: { ko: '입장 관리', en: 'Positions' },
  positionsLead: {
    ko: '발언에서 한 문장을 뽑아 모두에게 묻습니다. 한 문장에는 한 가지 생각만 담아 주십시오.',
    en: 'Draw one sentence from what was said and put it to everyone. One sentence, one thought.',
  },
  noDeliberation: { ko: '준비 중인 숙의가 없습니다', en: 'No deliberation is planned' },
  noDeliberationNext: {
    ko: '사무국이 숙의의 규칙을 정하면 여기에서 입장을 쓸 수 있습니다.',
    en: 'Once the secretariat has set the rules of a deliberation, positions are drafted here.',
  },
  toDeliberation: { ko: '숙의 준비하기', en: 'Plan the deliberation' },
  draft: { ko: '새 입장', en: 'New position' },
  draftFrom: { ko: '이 발언에서 뽑습니다', en: 'Drawn from this intervention' },
  draftFree: {
    ko: '아래 발언 가운데 하나를 고르면 그 발언에서 뽑은 입장이 됩니다. 고르지 않으면 따로 선 입장입니다.',
    en: 'Choose an intervention below and the position rests on it; without one it stands alone.',
  },
  noLonger: { ko: '발언 없이 쓰기', en: 'Write without an intervention' },
  sentenceKo: { ko: '한국어 문장', en: 'The sentence in Korean' },
  sentenceEn: { ko: '영어 문장', en: 'The sentence in English' },
  sentenceHint: {
    ko: (limit: number) => `${limit}자까지. 한 언어로만 적으셔도 됩니다.`,
    en: (limit: number) => `At most ${limit} characters. One language is enough.`,
  },
  authentic: { ko: '원문은', en: 'Written in' },
  editKind: { ko: '이미 반응한 사람에게는', en: 'For those who have reacted' },
  editKinds: {
    correction: {
      ko: '바로잡기: 뜻은 그대로이고 글자만 고칩니다. 반응은 그대로 셉니다.',
      en: 'A correction: it means the same, only the spelling changes. Reactions stand.',
    },
    rewording: {
      ko: '다시 묻기: 뜻이 달라졌습니다. 이제까지의 반응은 세지 않고 모두에게 다시 묻습니다. 함께 고치지 않은 번역은 내립니다.',
      en: 'A rewording: it means something else. Reactions so far no longer count, and everyone is asked again. Translations you leave unchanged are taken down.',
    },
  },
  save: { ko: '저장', en: 'Save' },
  saved: { ko: '저장했습니다.', en: 'Saved.' },
  drafted: {
    ko: '입장을 저장했습니다. 열기 전에는 아무도 반응할 수 없습니다.',
    en: 'The position is kept. Nobody can react before it is opened.',
  },
  interventions: { ko: '발언에서 뽑기', en: 'Draw from an intervention' },
  noInterventions: {
    ko: '이 회차에 기록된 발언이 아직 없습니다. 세션의 발언을 먼저 기록해 주십시오.',
    en: 'No intervention of this edition is on record yet; record what was said first.',
  },
  drawn: {
    ko: (count: number) => `입장 ${count}개`,
    en: (count: number) => counted(count, 'position', 'positions'),
  },
  drawFrom: { ko: '여기서 뽑기', en: 'Draw from this' },
  list: { ko: '쓴 입장', en: 'Positions drafted' },
  listNone: { ko: '아직 쓴 입장이 없습니다.', en: 'Nothing is drafted yet.' },
  state: POSITION_STATE_NAMES,
  event: {
    accept: { ko: '받아들이기', en: 'Accept' },
    return: { ko: '돌려보내기', en: 'Return' },
    open: { ko: '모두에게 열기', en: 'Put to everyone' },
    close: { ko: '반응 그만 받기', en: 'Take no more reactions' },
    moderate_out: { ko: '내리기', en: 'Take out' },
    restore: { ko: '되돌리기', en: 'Put back' },
    withdraw: { ko: '거두기', en: 'Withdraw' },
  },
  edit: { ko: '문장 고치기', en: 'Edit the words' },
  opensWith: {
    ko: '숙의가 열릴 때 함께 열립니다.',
    en: 'Opens together with the deliberation.',
  },
  secretariatOnly: {
    ko: '내리고 되돌리는 일은 사무국이 합니다.',
    en: 'Taking out and putting back is for the secretariat.',
  },
  reasonKo: { ko: '이유 (한국어)', en: 'Reason in Korean' },
  reasonEn: { ko: '이유 (영어)', en: 'Reason in English' },
  deliberation: { ko: '숙의', en: 'Deliberation' },
  deliberationLead: {
    ko: '규칙은 열기 전에 정하고, 연 뒤에는 바꿀 수 없습니다. 참가자는 반응하기 전에 규칙을 읽습니다.',
    en: 'Rules are set before opening and cannot change after it. People read them before they react.',
  },
  plan: { ko: '숙의 준비', en: 'Plan the deliberation' },
  planNext: { ko: '다음 숙의 준비', en: 'Plan the next deliberation' },
  titleKo: { ko: '이름 (한국어)', en: 'Name in Korean' },
  titleEn: { ko: '이름 (영어)', en: 'Name in English' },
  who: { ko: '누가 반응하는가', en: 'Who may react' },
  publicToo: {
    ko: '일반 공개 참여도 받습니다 (따로 셉니다)',
    en: 'The open public too (counted apart)',
  },
  accreditedOnly: { ko: '승인된 참가자만', en: 'Accredited participants only' },
  whenShown: { ko: '결과를 언제 보이는가', en: 'When results are shown' },
  visibility: { ko: '누가 반응을 보는가', en: 'Who sees a reaction' },
  groupSizeMin: { ko: '결과를 보이는 집단의 최소 인원', en: 'Smallest group shown' },
  publicSizeMin: { ko: '결과를 보이는 일반 공개의 최소 인원', en: 'Smallest open public shown' },
  sizeHint: {
    ko: (least: number) => `${least}명보다 적게 할 수는 없습니다.`,
    en: (least: number) => `Never fewer than ${least}.`,
  },
  closesAt: { ko: '마감 시각', en: 'Closes at' },
  closesHint: {
    ko: (zone: string) => `${zone} 시각. 비워 두면 직접 마감할 때까지 열려 있습니다.`,
    en: (zone: string) => `Time in ${zone}. Left empty, it stays open until you close it.`,
  },
  savePlan: { ko: '규칙 저장', en: 'Save the rules' },
  planSaved: { ko: '규칙을 저장했습니다.', en: 'The rules are saved.' },
  open: { ko: '숙의 열기', en: 'Open the deliberation' },
  openWhat: {
    ko: (count: number) => `초안인 입장 ${count}개를 모두에게 묻습니다. 열고 나면 규칙을 바꿀 수 없습니다.`,
    en: (count: number) =>
      `Puts ${counted(count, 'drafted position', 'drafted positions')} to everyone. After that the rules cannot change.`,
  },
  openNone: {
    ko: '열려면 초안인 입장이 하나 이상 있어야 합니다.',
    en: 'It takes at least one drafted position to open.',
  },
  opened: { ko: '숙의를 열었습니다.', en: 'The deliberation is open.' },
  openState: {
    ko: (since: string) => `${since}부터 열려 있습니다.`,
    en: (since: string) => `Open since ${since}.`,
  },
  closedState: {
    ko: (when: string) => `${when}에 마감했습니다.`,
    en: (when: string) => `Closed on ${when}.`,
  },
  close: { ko: '숙의 마감', en: 'Close the deliberation' },
  closeWhat: {
    ko: '반응을 그만 받고 마지막 결과를 고정합니다. 다시 열 수 없습니다.',
    en: 'Takes no more reactions and freezes the last epoch. It cannot be opened again.',
  },
  closed: { ko: '마감하고 마지막 결과를 고정했습니다.', en: 'Closed, with the last epoch frozen.' },
  release: { ko: '새 결과 공개', en: 'Release a new epoch' },
  releaseWhat: {
    ko: '지금까지의 반응으로 새 결과를 만듭니다. 한 집단에서 충분히 바뀌지 않은 수는 그대로 둡니다. 가만히 두셔도 때가 되면 저절로 공개됩니다.',
    en: 'Makes a new epoch of what has come in. Numbers of a group in which too little changed stay as they were. Left alone, it happens of itself when due.',
  },
  released: { ko: '새 결과를 공개했습니다.', en: 'A new epoch is released.' },
  nothingNew: {
    ko: '아직 새로 보일 만큼 바뀐 집단이 없어 새 결과를 만들지 않았습니다.',
    en: 'No group has changed enough to show anything new, so no epoch was made.',
  },
  epochs: { ko: '공개한 결과', en: 'Epochs released' },
  epoch: { ko: '차수', en: 'Epoch' },
  takenAt: { ko: '시각', en: 'When' },
  fingerprint: { ko: '지문 (SHA-256)', en: 'Fingerprint (SHA-256)' },
  noEpochs: { ko: '아직 공개한 결과가 없습니다.', en: 'None yet.' },
} as const satisfies Catalogue;
