import { counted, type Catalogue } from '#kernel/web/i18n.ts';

const n = (count: number) => count.toLocaleString('ko');

/** What is said to whoever signs out while reactions wait on the device. Apart from the cards' words, to be small. */
export const leaving = {
  sending: { ko: '남은 반응을 보내는 중입니다…', en: 'Sending what waits…' },
  left: {
    ko: (count: number) =>
      `이 기기에 아직 보내지 못한 반응이 ${n(count)}개 있습니다. 지금 로그아웃하면 이 기기에서 지워지고 세지 않습니다. 그래도 로그아웃하시겠습니까?`,
    en: (count: number) =>
      `${counted(count, 'reaction on this device has', 'reactions on this device have')} not been sent yet. Signing out now removes what waits from this device, and it will not be counted. Sign out all the same?`,
  },
  refused: {
    ko: (numbers: string) =>
      `기다리던 반응 가운데 저장하지 못한 것이 있습니다. 더 반응을 받지 않거나 문장이 그사이 바뀌었습니다: 입장 ${numbers}`,
    en: (numbers: string) =>
      `Some of what waited could not be stored, because no more reactions are taken or the words changed meanwhile: position ${numbers}`,
  },
} as const satisfies Catalogue;
