import { counted, type Catalogue } from '#kernel/web/i18n.ts';

/** The floor of a session, as everyone sees it. */
export const floor = {
  heard: {
    ko: (count: number) => `발언을 마친 사람 ${count}명`,
    en: (count: number) => `Have been heard: ${count}`,
  },
  spokenFor: {
    ko: (seconds: number) => `${Math.floor(seconds / 60)}분 ${seconds % 60}초`,
    en: (seconds: number) => `${Math.floor(seconds / 60)} min ${seconds % 60} s`,
  },
  whatWasSaid: { ko: '기록된 발언', en: 'What was said' },
  title: { ko: '지금 발언', en: 'Floor now' },
  list: { ko: '발언자 명단', en: 'List of speakers' },
  speaking: { ko: '발언 중', en: 'Speaking' },
  called: { ko: '호명됨', en: 'Called' },
  paused: { ko: '멈춤', en: 'Paused' },
  left: { ko: '남은 시간', en: 'Time left' },
  over: { ko: '넘긴 시간', en: 'over by' },
  next: { ko: '다음 차례', en: 'Next' },
  nobody: { ko: '지금 발언하는 사람이 없습니다.', en: 'Nobody has the floor just now.' },
  noneWaiting: { ko: '기다리는 사람이 없습니다.', en: 'Nobody is waiting.' },
  more: {
    ko: (n: number) => `그 뒤로 ${n}명이 기다립니다.`,
    en: (n: number) => `${counted(n, 'more is', 'more are')} waiting after them.`,
  },
  waiting: { ko: (n: number) => `${n}명 대기`, en: (n: number) => `${n.toLocaleString('en')} waiting` },
  interrupted: {
    ko: '의사진행 발언이 끝나면 이어집니다',
    en: 'Goes on after the point of order',
  },
  someone: { ko: '참가자 한 사람', en: 'A participant' },
  nameless: {
    ko: '이 세션의 기록 방식에 따라 명단에 이름을 밝히지 않습니다.',
    en: 'By the record mode of this session, the list gives no names.',
  },
  ahead: {
    ko: '좌장이 명단을 열면 여기에서 발언을 신청할 수 있습니다.',
    en: 'You can ask for the floor here once the chair opens the list.',
  },
  ended: { ko: '이 세션의 발언은 끝났습니다.', en: 'The floor of this session is closed.' },
  listOpen: { ko: '명단이 열려 있습니다.', en: 'The list is open.' },
  listClosed: {
    ko: '명단이 마감되었습니다. 의사진행 발언과 답변권은 신청할 수 있습니다.',
    en: 'The list is closed. Points of order and replies can still be asked for.',
  },
  limit: {
    ko: (speech: number, reply: number) => `발언 ${minutesKo(speech)}, 답변 ${minutesKo(reply)}까지`,
    en: (speech: number, reply: number) => `Speeches up to ${minutesEn(speech)}, replies ${minutesEn(reply)}`,
  },
  attendance: {
    in_room: { ko: '회의장', en: 'in the room' },
    remote: { ko: '비대면', en: 'remote' },
  },
  kind: {
    speech: { ko: '발언', en: 'Speech' },
    point_of_order: { ko: '의사진행 발언', en: 'Point of order' },
    right_of_reply: { ko: '답변권', en: 'Right of reply' },
  },
  ask: {
    speech: { ko: '발언 신청', en: 'Ask for the floor' },
    point_of_order: { ko: '의사진행 발언 신청', en: 'Raise a point of order' },
    right_of_reply: { ko: '답변권 신청', en: 'Ask for a right of reply' },
  },
  own: {
    title: { ko: '내 신청', en: 'My requests' },
    requested: { ko: '좌장의 허락을 기다립니다', en: 'waits for the chair’s word' },
    called: { ko: '지금 차례입니다. 호명되었습니다.', en: 'it is your turn: you are called' },
    speaking: { ko: '지금 발언 중입니다', en: 'you have the floor' },
    absent: {
      ko: '불렀으나 자리에 없었습니다. 좌장에게 알려 주십시오.',
      en: 'you were called and not there; tell the chair',
    },
    first: { ko: '다음 차례입니다', en: 'you are next' },
    before: {
      ko: (n: number) => `앞에 ${n}명이 있습니다`,
      en: (n: number) => `${counted(n, 'speaker is', 'speakers are')} before you`,
    },
    withdraw: { ko: '거두기', en: 'Withdraw' },
  },
  text: {
    title: { ko: '발언 대신 글 내기', en: 'Give a text instead' },
    lead: {
      ko: '글은 이 세션의 서면 발언으로, 이 세션의 기록 방식대로 바로 실립니다. 기다리던 발언 신청은 거두어집니다.',
      en: 'It is put on record at once as a written intervention of this session, in its record mode. A speech you wait for is taken off the list.',
    },
    words: { ko: '글', en: 'Text' },
    language: { ko: '쓴 말', en: 'Written in' },
    give: { ko: '글 내기', en: 'Give the text' },
    done: {
      ko: '글을 받았습니다. 아래 발언에 실렸습니다.',
      en: 'Your text was accepted. It stands among the interventions below.',
    },
  },
  chairLink: { ko: '좌장 화면 열기', en: 'Open the chair’s desk' },
  lost: {
    ko: '연결이 끊겨 조금 전 내용입니다. 저절로 다시 잇습니다.',
    en: 'The connection is lost; this is what was last known. It reconnects by itself.',
  },
  refresh: { ko: '새로 고침', en: 'Refresh' },
} as const satisfies Catalogue;

const MINUTE_SECONDS = 60;

function minutesKo(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / MINUTE_SECONDS), seconds % MINUTE_SECONDS];
  return [minutes > 0 ? `${minutes}분` : '', rest > 0 ? `${rest}초` : ''].filter(Boolean).join(' ');
}

function minutesEn(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / MINUTE_SECONDS), seconds % MINUTE_SECONDS];
  return [minutes > 0 ? `${minutes} min` : '', rest > 0 ? `${rest} s` : ''].filter(Boolean).join(' ');
}
