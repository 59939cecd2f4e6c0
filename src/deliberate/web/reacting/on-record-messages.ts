import type { Catalogue } from '#kernel/web/i18n.ts';

/** Deliberations in which participants' reactions are published with their names. */
export const onRecord = {
  choice: {
    confidential: {
      ko: '비공개: 누가 어떻게 반응했는지는 본인에게만 보이고, 집단별 수만 공개합니다',
      en: 'Confidential: only the person sees how they reacted; numbers by group are published',
    },
    on_record: {
      ko: '실명 공개: 승인된 참가자의 반응을 마감 뒤 이름·소속과 함께 공개합니다',
      en: 'On record: what accredited participants say is published with name and organisation after the close',
    },
  },
  choiceHint: {
    ko: '실명 공개에서는 참가자가 첫 반응 전에 따로 확인하며, 이유는 모두에게 보일 수 없습니다. 일반 공개의 반응은 어느 쪽에서도 사람마다 공개하지 않습니다.',
    en: 'On record, participants confirm it before their first reaction, and reasons cannot be shown to everyone. Reactions of the open public are published one by one in neither.',
  },
  rule: {
    ko: '승인된 참가자의 반응은 마감 뒤에 이름, 소속과 함께 공개됩니다. 마감 전에는 본인만 봅니다. 일반 공개의 반응은 누구의 것인지 공개하지 않고 수만 공개합니다.',
    en: 'Reactions of accredited participants are published with name and organisation after the close; until then only they see them. Of the open public only numbers are published.',
  },
  ask: {
    ko: '이 숙의에서는 반응이 마감 뒤에 이름, 소속과 함께 이 사이트, API, 공개 자료에 실립니다. 마감 전까지는 바꾸거나 거둘 수 있고, 거둔 반응은 공개되지 않습니다.',
    en: 'In this deliberation your reactions are published with your name and organisation after the close: on this site, in the API and in the open data. Until the close you can change them or take them back; what you took back is not published.',
  },
  confirm: {
    ko: '알고 있으며, 이름과 함께 반응하겠습니다',
    en: 'I know, and react under my name',
  },
  onCard: { ko: '마감 뒤 이름과 함께 공개됩니다', en: 'Published with your name after the close' },
  title: { ko: '이름과 함께 남긴 반응', en: 'Reactions on record' },
  why: {
    ko: '이 숙의의 규칙에 따라 마감 뒤에 공개했습니다. 남긴 사람은 반응하기 전에 공개되는 것을 확인했습니다.',
    en: 'Published after the close, as the rules of this deliberation said. Each person confirmed it before reacting.',
  },
  who: { ko: '참가자', en: 'Participant' },
  group: { ko: '집단', en: 'Group' },
  stance: { ko: '반응', en: 'Reaction' },
} as const satisfies Catalogue;
