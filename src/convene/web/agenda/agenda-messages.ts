import type { Catalogue } from '#kernel/web/i18n.ts';
import { ITEM_NUMBER_CHARACTERS_MAX } from '../../domain/agenda/agenda-item.ts';

/** The agenda of a session, for everyone and at the desk. */
export const agenda = {
  title: { ko: '의제', en: 'Agenda' },
  of: { ko: (title: string) => `의제: ${title}`, en: (title: string) => `Agenda: ${title}` },
  item: { ko: (n: string) => `의제 ${n}`, en: (n: string) => `Item ${n}` },
  document: { ko: '문서', en: 'Document' },
  about: {
    topic: { ko: '다루는 주제', en: 'Topic' },
    position: { ko: '다루는 입장', en: 'Position' },
  },
  deskLead: {
    ko: '여기에 올린 의제는 바로 세션 페이지와 프로그램에 보이고, 바뀐 내용은 공개 기록에 남습니다. 의제가 없는 세션은 한 가지 의제로 진행하는 것과 같습니다.',
    en: 'Items appear at once on the page of the session and in the programme, and what changes enters the public record. A session without an agenda is led as one item.',
  },
  none: { ko: '아직 의제가 없습니다', en: 'There is no agenda yet' },
  noneNext: { ko: '아래에서 첫 의제를 더해 주십시오.', en: 'Add the first item below.' },
  add: { ko: '의제 더하기', en: 'Add an item' },
  change: { ko: '의제 고치기', en: 'Change the item' },
  number: { ko: '번호', en: 'Number' },
  numberHint: {
    ko: `인쇄되는 그대로 적습니다. 보기: 1, 2(가). ${ITEM_NUMBER_CHARACTERS_MAX}자까지이고, 비워 두면 다음 번호를 매깁니다.`,
    en: `As it is printed, such as 1 or 2(a); ${ITEM_NUMBER_CHARACTERS_MAX} characters at most. Left empty, it gets the next number.`,
  },
  time: { ko: '시각', en: 'Time' },
  from: { ko: '시작', en: 'From' },
  to: { ko: '끝', en: 'To' },
  documentUrl: { ko: '문서의 주소', en: 'Address of its document' },
  subject: { ko: '다루는 주제나 입장', en: 'Topic or position it takes up' },
  subjectHint: {
    ko: '그 주제나 입장 페이지의 주소를 붙여 넣습니다. 비워 두어도 됩니다.',
    en: 'Paste the address of the page of that topic or position. May be left empty.',
  },
  earlier: { ko: '위로', en: 'Move up' },
  later: { ko: '아래로', en: 'Move down' },
  remove: { ko: '빼기', en: 'Remove' },
  used: { ko: '발언이 있어 뺄 수 없음', en: 'Spoken under; cannot be removed' },
  doing: { ko: '할 수 있는 일', en: 'What you can do' },
  toAgenda: { ko: '의제 짜기', en: 'Arrange its agenda' },
  toSession: { ko: '세션 페이지 보기', en: 'See the page of the session' },
} as const satisfies Catalogue;
