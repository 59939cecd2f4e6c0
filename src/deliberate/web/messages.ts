import { counted, type Catalogue } from '#kernel/web/i18n.ts';
import { quick } from '#deliberate/web/reacting/quick-words.ts';

const n = (count: number) => count.toLocaleString('ko');

export const deliberate = {
  title: { ko: '입장', en: 'Positions' },
  results: { ko: '결과', en: 'Results' },
  number: quick.number,
  lead: {
    ko: '회의에서 나온 말을 한 문장씩 옮겼습니다. 하나씩 읽고 어떻게 생각하시는지 눌러 주십시오.',
    en: 'What was said, one sentence at a time. Read each and say what you think of it.',
  },
  none: { ko: '아직 물을 입장이 없습니다', en: 'There is nothing to react to yet' },
  noneNext: {
    ko: '보고자가 발언에서 입장을 뽑고 사무국이 숙의를 열면, 여기에서 하나씩 반응하실 수 있습니다.',
    en: 'Once the rapporteur has drawn positions from what was said and the secretariat opens the deliberation, you react to them here.',
  },
  agree: { ko: '찬성', en: 'Agree' },
  pass: { ko: '유보', en: 'Pass' },
  disagree: { ko: '반대', en: 'Disagree' },
  choose: { ko: '이 문장에 대해', en: 'About this sentence' },
  important: { ko: '나에게 중요한 문제입니다', en: 'Important to me' },
  yours: { ko: '지금 내 반응', en: 'Your reaction now' },
  progress: quick.progress,
  kept: quick.kept,
  change: { ko: '바꾸기', en: 'Change' },
  changeNumber: {
    ko: (at: number) => `입장 ${at}의 반응 바꾸기`,
    en: (at: number) => `Change your reaction to position ${at}`,
  },
  allDone: { ko: '모든 입장에 반응하셨습니다', en: 'You have reacted to every position' },
  allDoneNext: {
    ko: '고맙습니다. 마감 전까지는 아래에서 언제든 바꾸실 수 있습니다.',
    en: 'Thank you. Until the close you can change any of them below.',
  },
  ownPlaceNext: {
    now: {
      ko: '결과 화면에서 지도의 내 자리와 내가 속한 의견 집단을 나에게만 보여 드립니다. 가장 최근에 공개된 결과를 따릅니다.',
      en: 'The results page shows you alone where you stand on the map and which opinion group is yours, as of the latest epoch released.',
    },
    at_close: {
      ko: '지도의 내 자리와 내가 속한 의견 집단도 그때 나에게만 보여 드립니다.',
      en: 'Where you stand on the map, and which opinion group is yours, is shown to you alone then.',
    },
  },
  toResults: { ko: '결과 보기', en: 'See the results' },
  ownList: {
    ko: (count: number) => `내 반응 ${n(count)}개`,
    en: (count: number) => counted(count, 'reaction of yours', 'reactions of yours'),
  },
  react: { ko: '반응하기', en: 'React to it' },
  closedNow: {
    ko: '이 숙의는 마감되었습니다. 반응은 더 받지 않습니다.',
    en: 'This deliberation is closed and takes no more reactions.',
  },
  positionClosed: {
    ko: '이 입장은 더 반응을 받지 않습니다. 먼저 하신 반응은 그대로 셉니다.',
    en: 'This position takes no more reactions. What you said before still counts.',
  },
  notAdmitted: {
    ko: '이 숙의에는 승인된 참가자만 반응할 수 있습니다. 초청받은 주소로 로그인해 주십시오.',
    en: 'Only accredited participants may react here. Please sign in with the address you were invited with.',
  },
  signIn: { ko: '로그인', en: 'Sign in' },
  asAccredited: {
    ko: (group: string) =>
      `승인된 참가자(${group})로 반응하십니다. 한 사람에 반응 하나이며, 일반 공개 참여와는 따로 셉니다.`,
    en: (group: string) =>
      `You react as an accredited participant (${group}): one person, one reaction, counted apart from the open public.`,
  },
  asPublic: {
    ko: '일반 공개 참여로 반응하십니다. 승인된 참가자와 나란히 보이지만 더하지 않습니다. 이 기기에 무작위 번호 하나만 남깁니다.',
    en: 'You react as the open public, shown beside the accredited participants and never added to them. Only a random number is kept on this device.',
  },
  confidential: {
    ko: '반응은 비공개입니다. 누가 어떻게 반응했는지는 본인만 볼 수 있고, 집단별 수만 공개됩니다.',
    en: 'Reactions are confidential: only you see how you reacted. What is published is numbers by group.',
  },
  smallest: {
    ko: (group: number, open: number) =>
      `${group}명이 안 되는 집단(일반 공개는 ${open}명)에 대해서는 아무 수도 보이지 않습니다.`,
    en: (group: number, open: number) =>
      `Nothing is shown about a group of fewer than ${group} (open public: ${open}).`,
  },
  shown: {
    always: {
      ko: '결과는 나올 때마다 모두에게 공개됩니다.',
      en: 'Results are shown to everyone, epoch by epoch.',
    },
    after_reaction: {
      ko: '결과는 한 번이라도 반응한 사람에게 보이고, 마감 뒤에는 모두에게 보입니다.',
      en: 'Results are shown to those who have reacted, and to everyone after the close.',
    },
    at_close: { ko: '결과는 마감 뒤에 공개됩니다.', en: 'Results are shown after the close.' },
  },
  closesAt: {
    ko: (when: string) => `${when}에 마감합니다.`,
    en: (when: string) => `Closes on ${when}.`,
  },
  rules: { ko: '이 숙의의 규칙', en: 'The rules of this deliberation' },
  origin: { ko: '이 문장이 나온 곳', en: 'Where this sentence comes from' },
  became: { ko: '이 문장이 쓰인 곳', en: 'Where it is cited' },
  simulated: { ko: '모의 반응 포함', en: 'Simulated reactions' },
  invented: { ko: '지어낸 입장', en: 'Invented' },
  authentic: { ko: '원문', en: 'Original' },
  translation: { ko: '번역', en: 'Translation' },
  inLanguages: { ko: '언어별 문장', en: 'The sentence in its languages' },
  gone: {
    moderated_out: { ko: '사무국이 내린 입장입니다', en: 'Taken out by the secretariat' },
    withdrawn: { ko: '쓴 사람이 거둔 입장입니다', en: 'Withdrawn' },
  },
  goneNext: {
    ko: '문장은 더 보이지 않으며, 번호는 다시 쓰지 않습니다.',
    en: 'Its words are no longer shown, and its number is not used again.',
  },
  reason: { ko: '이유', en: 'Reason' },
  byGroup: { ko: '집단별 반응', en: 'Reactions by group' },
  allPositions: { ko: '모든 입장', en: 'All positions' },
  draftPositions: { ko: '입장 쓰고 관리하기', en: 'Draft and manage positions' },
} as const satisfies Catalogue;
