import type { Catalogue } from '#kernel/web/i18n.ts';

export const hall = {
  title: { ko: '회의장 화면', en: 'Hall screen' },
  now: { ko: '지금 함께 보는 입장', en: 'The position before the room' },
  none: { ko: '아직 화면에 올린 입장이 없습니다', en: 'No position is on the screen yet' },
  noneNext: {
    ko: '좌장이나 보고자가 입장을 올리면 여기에 크게 보입니다.',
    en: 'As soon as the chair or a rapporteur puts one up, it appears here.',
  },
  common: { ko: '지금까지의 공통의 인식', en: 'Common ground so far' },
  react: { ko: '휴대전화로 반응해 주십시오', en: 'React on your phone' },
  closed: { ko: '반응을 마감한 입장입니다', en: 'This position takes no more reactions' },
  qr: { ko: '반응하는 쪽의 QR 코드', en: 'QR code of the page for reacting' },
  left: {
    ko: (minutes: number) => `끝까지 ${minutes}분`,
    en: (minutes: number) => (minutes === 1 ? '1 minute left' : `${minutes} minutes left`),
  },
  over: { ko: '예정한 시간이 지났습니다', en: 'The time planned is over' },
  lost: {
    ko: '연결이 끊겨 아래는 조금 전 내용입니다. 저절로 다시 잇습니다.',
    en: 'The connection is lost; below is what was last known. It reconnects by itself.',
  },
  desk: {
    lead: {
      ko: '회의장의 큰 화면에 무엇을 보일지 정합니다. 올리는 순간 화면이 바뀝니다.',
      en: 'What the big screen of a room shows. The screen changes as soon as you choose.',
    },
    session: { ko: '세션', en: 'Session' },
    position: { ko: '올릴 입장', en: 'Position to show' },
    show: { ko: '화면에 올리기', en: 'Put on the screen' },
    clear: { ko: '화면 비우기', en: 'Clear the screen' },
    floor: { ko: '좌장 화면', en: 'Chair’s desk' },
    open: { ko: '화면 열기', en: 'Open the screen' },
    shown: { ko: '지금 화면에', en: 'On the screen now' },
    nothing: { ko: '없음', en: 'nothing' },
    noSessions: { ko: '아직 세션이 없습니다', en: 'There are no sessions yet' },
    noSessionsNext: {
      ko: '사무국이 세션을 올리면 세션마다 화면이 하나씩 생깁니다.',
      en: 'Once the secretariat adds sessions, each has a screen.',
    },
    noPositions: {
      ko: '올릴 수 있는 입장이 아직 없습니다. 숙의가 열리면 고를 수 있습니다.',
      en: 'There is no position to show yet. You can choose once a deliberation is open.',
    },
    saved: { ko: '화면을 바꾸었습니다.', en: 'The screen was changed.' },
  },
} as const satisfies Catalogue;
