import { counted, type Catalogue, type WaitingWords } from '#kernel/web/i18n.ts';
import type { ConveneWaiting } from '../domain/waiting-kinds.ts';

export const conveneWaitingWords: WaitingWords<ConveneWaiting> = {
  'turns-to-record': {
    ko: (count) => `발언은 끝났으나 기록하지 않은 차례 ${count.toLocaleString('ko')}건`,
    en: (count) => `${counted(count, 'turn', 'turns')} spoken and not recorded yet`,
  },
  'floor-left-open': {
    ko: (_count, title) => `세션이 끝났는데 발언권이 아직 열려 있음: ${title}`,
    en: (_count, title) => `Floor still open although the session is over: ${title}`,
  },
};

/** The list of what waits, at the top of the desk. */
export const today = {
  title: { ko: '기다리는 일', en: 'What waits' },
  nothing: { ko: '지금 기다리는 일이 없습니다', en: 'Nothing waits now' },
  nothingNext: {
    ko: '답할 제안, 기록할 발언, 채택할 글처럼 하실 일이 생기면 여기에 오래된 것부터 보입니다.',
    en: 'Proposals to answer, words to record, a text to adopt: whatever needs you appears here, the oldest first.',
  },
  since: { ko: (moment: string) => `${moment}부터`, en: (moment: string) => `since ${moment}` },
  until: { ko: (moment: string) => `${moment}까지`, en: (moment: string) => `by ${moment}` },
  was: { ko: (moment: string) => `${moment}까지였음`, en: (moment: string) => `was due by ${moment}` },
  soon: { ko: '급함', en: 'Urgent' },
  whose: { ko: (roles: string) => `${roles}의 일`, en: (roles: string) => `for ${roles}` },
  role: {
    secretariat: { ko: '사무국', en: 'the secretariat' },
    chair: { ko: '의장', en: 'the chair' },
    rapporteur: { ko: '기록자', en: 'rapporteurs' },
  },
  or: { ko: '이나 ', en: ' or ' },
} as const satisfies Catalogue;
