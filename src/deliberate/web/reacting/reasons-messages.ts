import { counted, type Catalogue } from '#kernel/web/i18n.ts';

const n = (count: number) => count.toLocaleString('ko');

/** Reasons given with reactions: at the desk, beside one's own reaction, and for everyone. */
export const reasons = {
  title: { ko: '반응에 붙은 이유', en: 'Reasons given' },
  lead: {
    ko: '사람들이 반응하면서 적은 글입니다. 누가 썼는지, 어느 집단인지, 어떻게 반응했는지, 언제 썼는지는 여기에 없습니다. 글은 다음 결과가 공개될 때부터 읽을 수 있습니다.',
    en: 'What people wrote when they reacted. Who wrote it, in which group, how they reacted and when are not here. Words can be read from the epoch after they were given.',
  },
  none: { ko: '읽을 이유가 아직 없습니다', en: 'There are no reasons to read yet' },
  noneNext: {
    ko: '참가자가 반응하며 이유를 적고 그 뒤에 결과가 공개되거나 숙의가 마감되면 여기에 나옵니다.',
    en: 'Once people give reasons with their reactions, and an epoch is released or the deliberation closes after that, they appear here.',
  },
  position: { ko: '입장', en: 'Position' },
  caption: { ko: '이유가 붙은 입장', en: 'Positions with reasons' },
  all: { ko: '글', en: 'Reasons' },
  waiting: { ko: '살필 것', en: 'To answer' },
  shown: { ko: '모두에게', en: 'For everyone' },
  notShown: { ko: '공개하지 않음', en: 'not shown' },
  count: {
    ko: (count: number) => `글 ${n(count)}개`,
    en: (count: number) => counted(count, 'reason', 'reasons'),
  },
  notHere: { ko: '읽을 이유가 없습니다', en: 'There is no reason to read here' },
  rulesHide: {
    ko: '이 숙의는 이유를 모두에게 공개하지 않기로 약속했습니다. 읽고 새 입장을 뽑는 데에만 쓰십시오.',
    en: 'This deliberation promised not to show reasons to everyone. Use them to read, and to draw positions from.',
  },
  offered: { ko: '공개에 동의함', en: 'May be shown' },
  notOffered: { ko: '공개에 동의하지 않음', en: 'Not to be shown' },
  state: {
    given: { ko: '아직 답하지 않음', en: 'Not answered yet' },
    shown: { ko: '받아들임', en: 'Accepted' },
    kept_back: { ko: '보이지 않음', en: 'Kept back' },
  },
  erased: { ko: '지워진 글입니다.', en: 'The words are deleted.' },
  show: { ko: '모두에게 보이기', en: 'Accept for everyone' },
  keepBack: { ko: '보이지 않기', en: 'Keep it back' },
  keepBackWho: {
    ko: '까닭은 쓴 사람만 읽습니다.',
    en: 'Its author alone reads why.',
  },
  erase: {
    ko: '글도 지웁니다 (되돌릴 수 없습니다)',
    en: 'Delete the words as well; this cannot be undone',
  },
  draw: { ko: '이 글에서 입장 뽑기', en: 'Draw a position from it' },
  drawnFrom: { ko: '반응에 붙은 다음 이유에서 뽑습니다.', en: 'Drawn from this reason:' },
  drawOffered: {
    ko: '쓴 사람이 공개에 동의한 글입니다. 그 말을 써도 됩니다. 누구의 어느 글에서 나왔는지는 남기지 않습니다.',
    en: 'Its author lets everyone read the words, so you may use them. Which reason it was is not kept.',
  },
  drawOther: {
    ko: '쓴 사람이 공개에 동의하지 않은 글입니다. 같은 뜻을 다른 말로 써 주십시오. 누구의 어느 글에서 나왔는지는 남기지 않습니다.',
    en: 'Its author did not let the words be shown: say what it is about in other words. Which reason it was is not kept.',
  },
  done: {
    shown: { ko: '받아들였습니다.', en: 'Accepted.' },
    kept_back: { ko: '보이지 않게 했습니다.', en: 'Kept back.' },
  },
  next: { ko: '다음 글', en: 'More reasons' },
  allOf: { ko: '이유가 붙은 모든 입장', en: 'All positions with reasons' },
  own: { ko: (words: string) => `내가 쓴 이유: ${words}`, en: (words: string) => `Your reason: ${words}` },
  ownErased: {
    ko: '내가 쓴 이유의 글은 지워졌습니다.',
    en: 'The words of your reason were deleted.',
  },
  ownOffered: {
    ko: '이름 없이 보이는 데 동의하셨습니다. 아직 살피지 않았습니다.',
    en: 'You let it be shown without your name. It is not answered yet.',
  },
  ownShown: {
    ko: '받아들였습니다. 이 입장에 이런 이유가 충분히 모이면 이름 없이 모두에게 보입니다.',
    en: 'Accepted: everyone reads it, without your name, once enough such reasons stand at this position.',
  },
  ownKeptBack: { ko: '모두에게 보이지 않습니다. 까닭:', en: 'Not shown to everyone, because:' },
  forAll: { ko: '사람들이 적은 이유', en: 'Reasons people gave' },
  forAllWhat: {
    ko: '쓴 사람이 동의한 글만, 이름과 반응 없이 보입니다. 순서에는 뜻이 없습니다.',
    en: 'Only words whose authors agreed to it, without names or stances. The order means nothing.',
  },
  stratum: {
    accredited: { ko: '승인된 참가자', en: 'Accredited participants' },
    public: { ko: '일반 공개', en: 'Open public' },
  },
} as const satisfies Catalogue;
