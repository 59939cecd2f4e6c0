import { counted, type Catalogue } from '#kernel/web/i18n.ts';

const n = (count: number) => count.toLocaleString('ko');

/** What the script of the cards says itself. Small, because it travels with it; the page says the same words. */
export const quick = {
  number: { ko: (at: number) => `입장 ${at}`, en: (at: number) => `Position ${at}` },
  progress: {
    ko: (done: number, all: number) => `${n(all)}개 가운데 ${n(done)}개에 반응하셨습니다`,
    en: (done: number, all: number) => `You have reacted to ${done} of ${all}`,
  },
  kept: {
    agree: {
      ko: (at: number) => `입장 ${at}에 찬성하셨습니다.`,
      en: (at: number) => `You agreed with position ${at}.`,
    },
    pass: {
      ko: (at: number) => `입장 ${at}에 대해 유보하셨습니다.`,
      en: (at: number) => `You passed on position ${at}.`,
    },
    disagree: {
      ko: (at: number) => `입장 ${at}에 반대하셨습니다.`,
      en: (at: number) => `You disagreed with position ${at}.`,
    },
  },
  takenBack: {
    ko: (at: number) => `입장 ${at}의 반응을 거두었습니다. 다시 고르실 수 있습니다.`,
    en: (at: number) => `Your reaction to position ${at} is taken back. You can choose again.`,
  },
  waiting: {
    ko: (count: number) =>
      `반응 ${n(count)}개가 이 기기에서 전송을 기다립니다. 화면을 닫아도 남아 있고, 연결되면 저절로 보냅니다.`,
    en: (count: number) =>
      `${counted(count, 'reaction is', 'reactions are')} waiting to be sent. Closing the page loses nothing; they go by themselves once there is a line.`,
  },
  noMore: {
    ko: '미리 받아 둔 입장에는 모두 반응하셨습니다. 연결되면 나머지를 보여 드립니다.',
    en: 'You have reacted to all the positions this device had. The rest comes once there is a line.',
  },
  offline: {
    title: { ko: '연결되어 있지 않습니다', en: 'There is no connection' },
    waiting: {
      ko: (count: number) => `이 기기에서 남긴 반응 ${n(count)}개가 전송을 기다립니다.`,
      en: (count: number) =>
        `${counted(count, 'reaction made on this device is', 'reactions made on this device are')} waiting to be sent.`,
    },
    noneWaiting: {
      ko: '이 기기에 전송을 기다리는 반응은 없습니다.',
      en: 'No reactions are waiting on this device.',
    },
    back: {
      ko: '연결되면 입장 화면이 저절로 다시 열리고, 기다리던 반응은 그때 그것을 남긴 사람의 것으로 보냅니다.',
      en: 'Once there is a line the positions open again by themselves, and what waits is sent then, for whoever made it.',
    },
    again: { ko: '다시 열기', en: 'Try again' },
  },
  someoneElse: {
    ko: '이 기기에 남은 반응은 다른 사람으로 남긴 것이라 보내지 않았습니다. 그때의 주소로 다시 로그인하면 보냅니다.',
    en: 'Reactions left on this device were made as somebody else and were not sent. Sign in as before to send them.',
  },
  refused: {
    not_open: {
      ko: (numbers: string) => `더 반응을 받지 않아 저장하지 못했습니다: 입장 ${numbers}`,
      en: (numbers: string) => `Not stored, because no more reactions are taken: position ${numbers}`,
    },
    reworded: {
      ko: (numbers: string) =>
        `문장이 그사이 바뀌어 저장하지 못했습니다. 새 문장으로 다시 여쭙니다: 입장 ${numbers}`,
      en: (numbers: string) =>
        `Not stored, because the words changed meanwhile. You will be asked again: position ${numbers}`,
    },
    refused: {
      ko: (numbers: string) => `서버가 받지 않았습니다. 화면을 새로 고쳐 다시 해 주십시오: 입장 ${numbers}`,
      en: (numbers: string) =>
        `Not taken by the server. Please reload the page and try again: position ${numbers}`,
    },
  },
} as const satisfies Catalogue;
