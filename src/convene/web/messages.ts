import type { Catalogue } from '#kernel/web/i18n.ts';
import { PHASE_NAMES } from '../domain/forum/edition.ts';

export const convene = {
  homeTitle: { ko: '말이 문장이 되는 자리', en: 'Where a voice becomes a sentence' },
  homeLead: {
    ko: '누가 무엇을 말했고, 그 말에 모두가 어떻게 답했으며, 어느 문장으로 남았는지 처음부터 끝까지 따라가 볼 수 있습니다.',
    en: 'Follow it from end to end: who said what, how everyone answered, and which sentence it became.',
  },
  noForum: { ko: '아직 포럼이 없습니다', en: 'There is no forum yet' },
  noForumNext: {
    ko: '사무국이 첫 포럼을 만들면 여기에 보입니다.',
    en: 'It appears here once the secretariat has set it up.',
  },
  createForum: { ko: '첫 포럼 만들기', en: 'Create the first forum' },
  register: { ko: '역대 회차', en: 'All editions' },
  now: { ko: '지금', en: 'Now' },
  phase: PHASE_NAMES,
} as const satisfies Catalogue;
