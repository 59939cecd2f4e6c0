import {
  clause,
  type Attribution,
  type EditionRecord,
  type RecordAct,
  type RecordIntervention,
  type RecordSession,
} from './record.ts';
import type { Force, StakeholderGroup } from '../release.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const GROUPS: Readonly<Record<StakeholderGroup, string>> = {
  government: 'government',
  intergovernmental_organisation: 'intergovernmental organisation',
  private_sector: 'private sector',
  academia: 'academic',
  civil_society: 'civil society',
  technical_community: 'technical community',
};

const VERBS: Readonly<Record<Force, string>> = {
  STATE: 'stated that',
  PRESENT: 'explained that',
  STRESS: 'stressed that',
  CLAIM: 'argued that',
  CRITIQUE: 'pointed out that',
  REPRESENT: 'spoke for the position that',
  ASSESS: 'assessed that',
  FORECAST: 'predicted that',
  CONCERN: 'expressed concern that',
  OBJECT: 'objected that',
  RAISE: 'raised the point that',
  PROPOSE: 'proposed that',
  URGE: 'urged that',
  COMMIT: 'pledged that',
  WELCOME: 'expressed hope that',
  SUPPORT: 'supported the view that',
  AGREE: 'agreed that',
  CONFIRM: 'confirmed that',
  ACTIVITY: 'stated that',
  CHAIR: 'stated that',
  OPEN: 'stated that',
  CLOSE: 'stated that',
  DECLARE: 'declared that',
  READ: 'stated that',
};

const RUNGS: Readonly<Record<RecordAct['level'], string>> = {
  0: 'discussed the point that',
  1: 'shared the view that',
  2: 'were at one in the understanding that',
  3: 'were of one mind that',
  4: 'agreed that',
  5: 'adopted the text that',
};

export function ordinalEn(ordinal: number): string {
  const tail =
    ordinal % 100 >= 11 && ordinal % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][ordinal % 10] ?? 'th');
  return `${ordinal}${tail}`;
}

function dayEn(iso: string): string {
  const date = new Date(iso);
  return `${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCDate()}`;
}

function daysEn(from: string, to: string): string {
  if (from === to) return `${dayEn(from)}, ${from.slice(0, 4)}`;
  const last = from.slice(0, 7) === to.slice(0, 7) ? String(Number(to.slice(8))) : dayEn(to);
  return from.slice(0, 4) === to.slice(0, 4)
    ? `${dayEn(from)}-${last}, ${from.slice(0, 4)}`
    : `${dayEn(from)}, ${from.slice(0, 4)} to ${dayEn(to)}, ${to.slice(0, 4)}`;
}

/** Who spoke, as far as the record may say. */
export function speakerEn(by: Attribution): string {
  if (by.kind === 'person') {
    const office = by.organisation === null ? by.title.en : `${by.title.en} of ${by.organisation.en}`;
    return `${by.name.en}, ${office},`;
  }
  if (by.kind === 'delegation') return `A representative of ${by.organisation.en}`;
  if (by.kind === 'withheld') return 'A participant';
  const group = GROUPS[by.group];
  return `${/^[aeiou]/.test(group) ? 'An' : 'A'} ${group} participant`;
}

const NAMED_BY = /(?:session|roundtable|plenary|panel|workshop|event|ceremony|discussion)$/i;
const NOUNS: Readonly<Record<RecordSession['type'], string>> = {
  opening: 'Opening Session',
  plenary: 'Plenary',
  panel: 'Panel',
  session: 'Session',
  roundtable: 'Roundtable',
  workshop: 'Workshop',
  side_event: 'Side Event',
  stakeholder_session: 'Session',
  closing: 'Closing Session',
};

const sessionEn = (session: RecordSession): string => {
  const title = clause(session.title.en);
  return NAMED_BY.test(title) ? title : `“${title.replace(/[“”"]/g, '')}” ${NOUNS[session.type]}`;
};

function saidEn(act: RecordIntervention): string {
  const verb = VERBS[act.force];
  const text = clause(act.text.en);
  const said = act.verbatim
    ? `${verb.replace(/ that$/, '')}, “${text.replace(/[“”"]/g, "'")}.”`
    : `${verb} ${text}.`;
  return `${speakerEn(act.by)} ${said}`;
}

const agreedEn = (act: RecordAct): string => `Participants ${RUNGS[act.level]} ${clause(act.text.en)}.`;

function sessionParagraph(record: EditionRecord, session: RecordSession): string {
  const acts = record.interventions.filter((act) => act.session === session.id).map(saidEn);
  const shared = record.collective.filter((act) => act.session === session.id).map(agreedEn);
  const when = session.on === null ? '' : ` on ${dayEn(session.on)}`;
  return [`The ${sessionEn(session)} was held${when}.`, ...acts, ...shared].join(' ');
}

function paragraphsOf(record: EditionRecord): string[] {
  const label =
    record.label?.en ?? `${record.ordinal === null ? '' : `${ordinalEn(record.ordinal)} `}${record.name.en}`;
  const theme =
    record.theme === null ? '' : ` under the theme “${clause(record.theme.en).replace(/[“”"]/g, "'")}”`;
  const host = record.host.en.replace(/^The /i, '');
  const lead = `The ${host} hosted the ${label} on ${daysEn(record.startsOn, record.endsOn)}${theme}.`;
  const sessions = record.sessions.map((session) => sessionParagraph(record, session));
  const whole = record.collective.filter((act) => act.session === null).map(agreedEn);
  const meaning =
    record.significance === null
      ? []
      : [`The meaning of this edition is that ${clause(record.significance.en)}.`];
  const promises = record.commitments.map(
    ({ by, text }) => `${speakerEn(by)} ${VERBS.COMMIT} ${clause(text.en)}.`,
  );
  const together = whole.length === 0 ? [] : [whole.join(' ')];
  return [lead, ...sessions, ...together, ...meaning, ...promises];
}

/** The results release in English: numbered paragraphs, one per session. */
export function writePressReleaseEn(record: EditionRecord): string {
  const event =
    record.label?.en ?? `${record.ordinal === null ? '' : `${ordinalEn(record.ordinal)} `}${record.name.en}`;
  const names = record.attachments.map((name) => clause(name.en));
  const attached =
    names.length === 1 ? (names[0] ?? '') : names.map((name, index) => `${index + 1}. ${name}`).join('  ');
  const parts = [
    `Outcome of the ${event}`,
    `${dayEn(record.publishedOn)}, ${record.publishedOn.slice(0, 4)} ${record.host.en}`,
    ...(record.subtitle === null ? [] : [`- ${clause(record.subtitle.en)} -`]),
    ...paragraphsOf(record).map((text, index) => `${index + 1}. ${text}`),
    names.length === 0 ? 'End.' : `Attachment: ${attached}  End.`,
    ...(record.licence === null ? [] : [`${clause(record.licence.en)}.`]),
  ];
  return `${parts.join('\n\n')}\n`;
}
