import { counted, type Catalogue } from '#kernel/web/i18n.ts';
import { aboutWords } from './about-messages.ts';

/** Proposing positions of one's own, and answering them. */
export const proposal = {
  title: { ko: '입장 제안하기', en: 'Propose a position' },
  fromHere: { ko: '이 발언에서 나온 입장 제안하기', en: 'Propose a position that rests on this' },
  lead: {
    ko: '모두에게 묻고 싶은 생각을 한 문장으로 적어 주십시오. 살펴본 뒤에 받아들이거나 이유를 적어 돌려드립니다.',
    en: 'Put into one sentence what you would like everyone to be asked. It is looked at, then accepted, or returned with the reason.',
  },
  sentence: { ko: '문장', en: 'The sentence' },
  sentenceHint: {
    ko: (limit: number) => `${limit}자까지. 찬성하거나 반대할 수 있는 한 가지 생각만 담아 주십시오.`,
    en: (limit: number) => `At most ${limit} characters. One thought that people can agree or disagree with.`,
  },
  language: { ko: '어느 언어로 쓰셨습니까', en: 'Language you wrote in' },
  otherLanguage: { ko: '목록에 없는 언어', en: 'A language not listed' },
  otherLanguageHint: {
    ko: '언어 부호(BCP 47). 예: de, pt-BR. 비워 두면 위에서 고르신 언어입니다.',
    en: 'Its code (BCP 47), such as de or pt-BR. Left empty, the one chosen above holds.',
  },
  restsOn: { ko: '이 발언에서 나온 생각입니다', en: 'It rests on this intervention' },
  quote: { ko: '발언 가운데 바탕이 된 말', en: 'The words it rests on' },
  quoteHint: {
    ko: '발언에서 그대로 복사해 넣으십시오. 비워 두면 발언 전체에서 나온 것으로 합니다.',
    en: 'Copied as they stand in the intervention. Left empty, it rests on the whole of it.',
  },
  send: { ko: '제안하기', en: 'Propose it' },
  signIn: { ko: '로그인', en: 'Sign in' },
  signInFirst: {
    ko: '제안하신 분이 답을 보실 수 있도록, 제안은 로그인한 뒤에 받습니다.',
    en: 'Please sign in to propose, so that you can read the answer.',
  },
  closed: { ko: '지금은 입장을 제안하실 수 없습니다', en: 'Positions cannot be proposed now' },
  closedWhy: {
    nobody: {
      ko: '이 숙의에서는 보고자와 사무국이 발언에서 입장을 뽑습니다.',
      en: 'In this deliberation the rapporteur and the secretariat draw positions from what was said.',
    },
    participants: {
      ko: '이 숙의에서는 승인된 참가자가 제안할 수 있습니다. 초청받은 주소로 로그인해 주십시오.',
      en: 'Here accredited participants propose. Please sign in with the address you were invited with.',
    },
    notOpen: {
      ko: '숙의가 열려 있는 동안에만 제안을 받습니다.',
      en: 'Proposals are taken while the deliberation is open.',
    },
  },
  rules: {
    participants: {
      ko: '승인된 참가자가 제안할 수 있습니다.',
      en: 'Accredited participants may propose.',
    },
    signed_in: {
      ko: '로그인한 사람은 누구나 제안할 수 있습니다.',
      en: 'Anyone who signs in may propose.',
    },
    nobody: { ko: '참가자의 제안은 받지 않습니다.', en: 'Proposals are not taken.' },
  },
  answers: {
    author: {
      ko: '돌려보낸 이유는 제안하신 분만 봅니다.',
      en: 'Why a proposal is returned is told to its author alone.',
    },
    everyone: {
      ko: '돌려보낸 제안은 번호와 이유를 모두에게 공개합니다. 문장은 공개하지 않습니다.',
      en: 'Of a returned proposal, its number and the reason are told to everyone, never its words.',
    },
  },
  authorHidden: {
    ko: '누가 제안했는지는 공개하지 않습니다.',
    en: 'Who proposed it is not made public.',
  },
  mine: { ko: '내가 제안한 입장', en: 'Positions I proposed' },
  mineNone: { ko: '아직 제안하신 입장이 없습니다', en: 'You have proposed nothing yet' },
  mineNoneNext: {
    ko: '제안하시면 여기에서 어떻게 되었는지와 그 이유를 보실 수 있습니다.',
    en: 'Once you have, what became of it and why is shown here.',
  },
  sent: {
    ko: '제안을 받았습니다. 답은 이 화면에 나옵니다.',
    en: 'Your proposal has arrived. The answer will be shown here.',
  },
  revised: { ko: '고친 문장을 받았습니다.', en: 'The new wording has arrived.' },
  withdrawn: { ko: '제안을 거두었습니다.', en: 'The proposal is withdrawn.' },
  state: {
    submitted: { ko: '답을 기다립니다', en: 'Waiting for an answer' },
    returned: { ko: '돌려보냈습니다', en: 'Returned' },
    proposed: { ko: '받아들였습니다. 곧 모두에게 묻습니다', en: 'Accepted; everyone will be asked' },
    open: { ko: '모두에게 묻고 있습니다', en: 'Put to everyone' },
    closed: { ko: '반응을 다 받았습니다', en: 'Put to everyone; no more reactions' },
    moderated_out: { ko: '사무국이 내렸습니다', en: 'Taken out by the secretariat' },
    withdrawn: { ko: '거두셨습니다', en: 'You withdrew it' },
    merged: { ko: '같은 뜻의 입장에 합쳤습니다', en: 'Merged into one that says the same' },
    split: { ko: '여러 문장으로 나누었습니다', en: 'Split into several sentences' },
  },
  became: { ko: '이렇게 되었습니다', en: 'It became' },
  revise: { ko: '문장을 고쳐 다시 보내기', en: 'Reword it and send it again' },
  reviseWaiting: { ko: '문장 고치기', en: 'Reword it' },
  withdraw: { ko: '제안 거두기', en: 'Withdraw it' },
  proposedAt: { ko: (when: string) => `${when} 제안`, en: (when: string) => `Proposed on ${when}` },
  answeredAt: { ko: (when: string) => `${when} 답함`, en: (when: string) => `Answered on ${when}` },
  returnedList: { ko: '돌려보낸 제안과 이유', en: 'Proposals returned, and why' },
  returnedNone: { ko: '돌려보낸 제안이 없습니다.', en: 'None has been returned.' },
  waiting: { ko: '제안된 입장', en: 'Proposed positions' },
  waitingLead: {
    ko: '참가자가 보낸 문장입니다. 받아들이거나, 이유를 적어 돌려보내거나, 같은 뜻의 입장에 합쳐 주십시오. 누가 썼는지는 보이지 않습니다.',
    en: 'Sentences sent by participants. Accept, return with the reason, or merge into one that says the same. Who wrote them is not shown.',
  },
  waitingNone: { ko: '답을 기다리는 제안이 없습니다', en: 'No proposal waits for an answer' },
  waitingNoneNext: {
    ko: '참가자가 입장을 제안하면 여기에 들어온 차례대로 나옵니다.',
    en: 'What participants propose appears here, the oldest first.',
  },
  waitingCount: {
    ko: (count: number) => `답을 기다리는 제안 ${count}건`,
    en: (count: number) => counted(count, 'proposal waits for an answer', 'proposals wait for an answer'),
  },
  similar: { ko: '비슷한 입장', en: 'Similar positions' },
  nearCopy: { ko: '거의 같음', en: 'Near copy' },
  seeAlso: { ko: '비슷함', en: 'Similar' },
  similarHint: {
    ko: '글자가 닮은 것을 찾아 보인 것입니다. 뜻이 같은지는 읽고 판단해 주십시오.',
    en: 'Found by likeness of letters. Whether they mean the same is for you to judge.',
  },
  similarFirst: {
    ko: '보내기 전에 읽어 주십시오. 비슷한 입장이 이미 있습니다.',
    en: 'Before you send it: something like it is there already.',
  },
  similarNext: {
    ko: '같은 뜻이면 그 입장에 반응하시면 됩니다. 다른 뜻이면 문장을 다듬거나 그대로 다시 제안해 주십시오.',
    en: 'If it says the same, react to that one instead. If it says something else, improve your sentence or send it again as it is.',
  },
  similarMine: { ko: '내가 낸 제안', en: 'Your own proposal' },
  accept: { ko: '받아들이기', en: 'Accept' },
  acceptAndOpen: { ko: '받아들이고 모두에게 묻기', en: 'Accept and put to everyone' },
  return: { ko: '돌려보내기', en: 'Return' },
  merge: { ko: '같은 뜻의 입장에 합치기', en: 'Merge into one that says the same' },
  mergeInto: { ko: '합칠 입장', en: 'Merge into' },
  mergeChoose: { ko: '입장을 고르십시오', en: 'Choose a position' },
  mergeHint: {
    ko: '반응은 옮기지 않습니다. 사람마다 다른 문장을 읽었기 때문입니다.',
    en: 'Reactions are not moved: people read two different sentences.',
  },
  split: { ko: '여러 문장으로 나누기', en: 'Split into several sentences' },
  splitIn: {
    ko: (language: string) => `나눈 문장은 원문의 언어(${language})로 적어 주십시오.`,
    en: (language: string) => `Please write the parts in the language of the original (${language}).`,
  },
  splitHint: {
    ko: '나눈 문장은 초안이 됩니다. 원래 문장은 더 반응을 받지 않고, 받은 반응은 그 문장에 남습니다.',
    en: 'The parts become drafts. The whole takes no more reactions, and keeps those it has.',
  },
  part: { ko: (at: number) => `나눈 문장 ${at}`, en: (at: number) => `Part ${at}` },
  reasonCode: { ko: '이유', en: 'Reason' },
  reasonOwn: { ko: '직접 적겠습니다', en: 'In my own words below' },
  reasonHint: {
    ko: '쓴 사람이 읽습니다. 이미 모두에게 물은 입장이거나 규칙이 그렇게 정했으면 모두가 읽습니다. 한 언어로만 적으셔도 됩니다.',
    en: 'Its author reads it, and everyone if it was put to everyone or the rules say so. One language is enough.',
  },
  whoProposes: { ko: '입장을 제안할 수 있는 사람', en: 'Who may propose positions' },
  whoAnswers: { ko: '돌려보낸 이유를 보는 사람', en: 'Who reads why one was returned' },
  done: {
    accepted: { ko: '받아들였습니다.', en: 'Accepted.' },
    opened: { ko: '받아들여 모두에게 묻습니다.', en: 'Accepted and put to everyone.' },
    returned: { ko: '이유와 함께 돌려보냈습니다.', en: 'Returned with the reason.' },
    merged: { ko: '합쳤습니다. 반응은 옮기지 않았습니다.', en: 'Merged. Reactions were not moved.' },
    marked: aboutWords.marked,
    split: { ko: '나누었습니다. 나눈 문장은 초안입니다.', en: 'Split. The parts are drafts.' },
  },
} as const satisfies Catalogue;
