import { WEEKDAYS_KO } from '../document/dates.ts';
import { closed } from './syllables.ts';
import { particle, withParticle } from './particles.ts';
import {
  clause,
  type Attribution,
  type EditionRecord,
  type RecordAct,
  type RecordIntervention,
  type RecordSession,
} from './record.ts';
import type { Force, StakeholderGroup } from '../release.ts';

const GROUPS: Readonly<Record<StakeholderGroup, string>> = {
  government: '정부',
  intergovernmental_organisation: '국제기구',
  private_sector: '기업',
  academia: '학계',
  civil_society: '시민사회',
  technical_community: '기술 커뮤니티',
};

/** The plain verb of a force: after a quotation, and wherever the text is a whole clause. */
const VERBS: Readonly<Record<Force, string>> = {
  STATE: '언급',
  PRESENT: '설명',
  STRESS: '강조',
  CLAIM: '주장',
  CRITIQUE: '지적',
  REPRESENT: '대변',
  ASSESS: '평가',
  FORECAST: '전망',
  CONCERN: '우려',
  OBJECT: '비판',
  RAISE: '제기',
  PROPOSE: '제안',
  URGE: '촉구',
  COMMIT: '약속',
  WELCOME: '기대',
  SUPPORT: '지지',
  AGREE: '공감',
  CONFIRM: '확인',
  ACTIVITY: '언급',
  CHAIR: '언급',
  OPEN: '언급',
  CLOSE: '언급',
  DECLARE: '선언',
  READ: '언급',
};

/** How a clause and how a noun phrase hang on forces that quote nothing. `{을}` chooses its form by the text. */
const FRAMES: Readonly<Partial<Record<Force, { readonly clause: string; readonly noun: string }>>> = {
  COMMIT: { clause: '는 의지를 표명', noun: '에 대한 의지를 표명' },
  CONCERN: { clause: '는 데 우려를 표명', noun: '에 우려를 표명' },
  WELCOME: { clause: '는 데 기대를 표명', noun: '에 기대를 표명' },
  SUPPORT: { clause: '는 데 지지를 표명', noun: '에 지지를 표명' },
  AGREE: { clause: '는 데 공감', noun: '에 공감' },
  REPRESENT: { clause: '는 입장을 대변', noun: '{을} 대변' },
  RAISE: { clause: '는 점을 제기', noun: '{을} 제기' },
  CONFIRM: { clause: '는 점을 확인', noun: '{을} 확인' },
};

const DONE = { go: '하였으며,', stop: '하였다.' } as const;

/** The rungs of the ladder in the words that results releases use; what was explored is never more than discussed. */
const RUNGS: Readonly<Record<RecordAct['level'], { readonly clause: string; readonly noun: string }>> = {
  0: { clause: '는 점을 논의하였다.', noun: '{을} 논의하였다.' },
  1: { clause: '는 데 공감하였다.', noun: '에 공감하였다.' },
  2: { clause: '는 데 인식을 같이하였다.', noun: '에 인식을 같이하였다.' },
  3: { clause: '는 데 뜻을 모았다.', noun: '에 뜻을 모았다.' },
  4: { clause: '는 데 합의하였다.', noun: '에 합의하였다.' },
  5: { clause: '는 내용을 채택하였다.', noun: '{을} 채택하였다.' },
};

/** Speech made report: 합니다 is 한다, 입니다 leaves the noun. */
function plain(text: string): string {
  return clause(text)
    .replace(/합니다$/, '한다')
    .replace(/됩니다$/, '된다')
    .replace(/합시다$/, '하자')
    .replace(/입니다$/, '')
    .replace(/([있없했였렸졌겠됐았었])습니다$/, '$1다')
    .replace(/습니다$/, '다')
    .trim();
}

const endsInClause = (text: string): boolean => /[다자]$/.test(text);

/** `…한다고`, `…적기라고`, `…취약성이라고`. */
function quoted(text: string): string {
  if (/(?:하|으|말)라$/.test(text) || endsInClause(text)) return `${text}고`;
  return `${text}${closed(text.at(-1)) === true ? '이라고' : particle(text, '이라/라') === '이라' ? '이라고' : '라고'}`;
}

function framed(text: string, frame: { readonly clause: string; readonly noun: string }): string {
  if (endsInClause(text)) return text + frame.clause;
  return text + frame.noun.replace('{을}', particle(text, '을/를'));
}

function sentence(act: { force: Force; text: string; verbatim: boolean }, ending: keyof typeof DONE): string {
  if (act.verbatim)
    return `“${clause(act.text).replace(/[“”]/g, '‘')}”라고 ${VERBS[act.force]}${DONE[ending]}`;
  const text = plain(act.text);
  const frame = FRAMES[act.force];
  const said = frame === undefined ? `${quoted(text)} ${VERBS[act.force]}` : framed(text, frame);
  return `${said}${DONE[ending]}`;
}

/** Who spoke, as far as the record may say. */
export function speakerKo(by: Attribution): string {
  if (by.kind === 'person') {
    const office = by.organisation === null ? by.title.ko : `${by.organisation.ko} ${by.title.ko}`;
    return `${by.name.ko} ${office}`;
  }
  if (by.kind === 'delegation') return `${by.organisation.ko} 대표단`;
  return by.kind === 'group' ? `한 ${GROUPS[by.group]} 참석자` : '한 참석자';
}

function dayKo(iso: string): string {
  const date = new Date(iso);
  return `${date.getUTCMonth() + 1}.${date.getUTCDate()}.(${WEEKDAYS_KO[date.getUTCDay()] ?? ''})`;
}

function daysKo(from: string, to: string): string {
  if (from === to) return dayKo(from);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${dayKo(from)}-${sameMonth ? dayKo(to).replace(/^\d+\./, '') : dayKo(to)}`;
}

const NAMED_BY = /(?:세션|라운드테이블|회의|토론|워크숍|행사|개회식|개막식|폐회식|폐막식)$/;
const NOUNS: Readonly<Record<RecordSession['type'], string>> = {
  opening: '개막 세션',
  plenary: '전체 세션',
  panel: '패널 토론',
  session: '세션',
  roundtable: '라운드테이블',
  workshop: '워크숍',
  side_event: '부대행사',
  stakeholder_session: '세션',
  closing: '폐막 세션',
};

const sessionKo = (session: RecordSession): string => {
  const title = clause(session.title.ko);
  return NAMED_BY.test(title) ? title : `‘${title.replace(/[‘’]/g, '')}’ ${NOUNS[session.type]}`;
};

function eventKo(record: EditionRecord): string {
  const label = record.label?.ko ?? record.name.ko;
  const ordinal = record.ordinal === null || record.label !== null ? '' : `제${record.ordinal}차 `;
  return `${ordinal}「${label}」`;
}

function agreedKo(act: RecordAct): string {
  return `참석자들은 ${framed(plain(act.text.ko), RUNGS[act.level])}`;
}

function interventionKo(act: RecordIntervention, ending: keyof typeof DONE): string {
  const text = { force: act.force, text: act.text.ko, verbatim: act.verbatim };
  return `   ㅇ ${withParticle(speakerKo(act.by), '은/는')} ${sentence(text, ending)}`;
}

function sessionBlock(record: EditionRecord, session: RecordSession): string[] {
  const acts = record.interventions.filter((act) => act.session === session.id);
  const shared = record.collective.filter((act) => act.session === session.id);
  const when = session.on === null ? '' : `${dayKo(session.on)} `;
  const lead = `□ ${when}진행된 ${sessionKo(session)}에서는 ${acts.length > 0 ? '다음과 같은 의견이 나왔다.' : '참석자들이 자리를 함께하였다.'}`;
  const lines = acts.map((act, index) => interventionKo(act, index === acts.length - 1 ? 'stop' : 'go'));
  return [lead, ...lines, ...shared.map((act) => `   ㅇ ${agreedKo(act)}`)];
}

function closingBlocks(record: EditionRecord): string[][] {
  const closing = record.sessions.find((session) => session.type === 'closing');
  const said = record.interventions.filter((act) => act.session === closing?.id);
  const remarks = said.map((act) => {
    const text = { force: act.force, text: act.text.ko, verbatim: act.verbatim };
    return [`□ ${withParticle(speakerKo(act.by), '은/는')} 폐회사를 통해, ${sentence(text, 'stop')}`];
  });
  const occasion = closing === undefined ? '' : '폐회사를 통해, ';
  const promises = record.commitments.map(({ by, text }) => {
    const promise = sentence({ force: 'COMMIT', text: text.ko, verbatim: false }, 'stop');
    return [`□ ${withParticle(speakerKo(by), '은/는')} ${occasion}${promise}`];
  });
  const shared = record.collective.filter((act) => act.session !== null && act.session === closing?.id);
  return [...remarks, ...promises, ...shared.map((act) => [`□ ${agreedKo(act)}`])];
}

/** The results release in layout A: `□` and `ㅇ`, one block per session. */
export function writePressReleaseKo(record: EditionRecord): string {
  const event = eventKo(record);
  const theme =
    record.theme === null
      ? ''
      : `‘${clause(record.theme.ko).replace(/[‘’]/g, '')}’${particle(record.theme.ko, '을/를')} 주제로 `;
  const days = daysKo(record.startsOn, record.endsOn);
  const lead = `□ ${withParticle(record.host.ko, '이/가')} ${theme}개최한 ${withParticle(event, '이/가')} ${days} 모든 일정을 마치고 종료되었다.`;
  const sessions = record.sessions
    .filter((session) => session.type !== 'closing')
    .map((session) => sessionBlock(record, session));
  const whole = record.collective.filter((act) => act.session === null).map((act) => `□ ${agreedKo(act)}`);
  const meaning =
    record.significance === null
      ? []
      : [
          `□ 이번 행사는 ${framed(plain(record.significance.ko), { clause: '는 데 의의가 있다.', noun: '에 의의가 있다.' })}`,
        ];
  const names = record.attachments.map((name) => clause(name.ko));
  const attached =
    names.length === 1 ? (names[0] ?? '') : names.map((name, index) => `${index + 1}. ${name}.`).join('  ');
  const closing = names.length === 0 ? '끝.' : `붙임 : ${attached.replace(/\.$/, '')}.  끝.`;
  const published = record.publishedOn.replaceAll('-', '.');
  const parts = [
    [`${event} 개최 결과`],
    [`${published} ${record.host.ko}`],
    ...(record.subtitle === null ? [] : [[`- ${clause(record.subtitle.ko)} -`]]),
    [lead],
    ...sessions,
    ...(whole.length === 0 ? [] : [whole]),
    ...(meaning.length === 0 ? [] : [meaning]),
    ...closingBlocks(record),
    [closing],
    ...(record.licence === null ? [] : [[`${clause(record.licence.ko)}.`]]),
  ];
  return `${parts.map((lines) => lines.join('\n\n')).join('\n\n')}\n`;
}
