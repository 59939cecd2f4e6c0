/** A stretch of the decoded source: code points, end exclusive. */
export type Span = { readonly start: number; readonly end: number };
export type Quoted = Span & { readonly text: string };
export type Bilingual = { readonly ko: string; readonly en: string };

export const STAKEHOLDER_GROUPS = [
  'government',
  'intergovernmental_organisation',
  'private_sector',
  'academia',
  'civil_society',
  'technical_community',
] as const;
export type StakeholderGroup = (typeof STAKEHOLDER_GROUPS)[number];

export type SessionType =
  | 'opening'
  | 'plenary'
  | 'panel'
  | 'session'
  | 'roundtable'
  | 'workshop'
  | 'side_event'
  | 'stakeholder_session'
  | 'closing';

/** What a verb of attribution does. ACTIVITY and everything after it claims nothing. */
export type Force =
  | 'STATE'
  | 'PRESENT'
  | 'STRESS'
  | 'CLAIM'
  | 'CRITIQUE'
  | 'REPRESENT'
  | 'ASSESS'
  | 'FORECAST'
  | 'CONCERN'
  | 'OBJECT'
  | 'RAISE'
  | 'PROPOSE'
  | 'URGE'
  | 'COMMIT'
  | 'WELCOME'
  | 'SUPPORT'
  | 'AGREE'
  | 'CONFIRM'
  | 'ACTIVITY'
  | 'CHAIR'
  | 'OPEN'
  | 'CLOSE'
  | 'DECLARE'
  | 'READ';

/** 0 explored, 1 shared the view, 2 at one in understanding, 3 of one mind, 4 agreed, 5 adopted. */
export type AgreementLevel = 0 | 1 | 2 | 3 | 4 | 5;

export type EventFormat = 'in_person' | 'online' | 'hybrid';

export type Edition = {
  readonly ordinal: number | null;
  readonly name: string | null;
  /** The name as printed with its year, as in 「2025 …」; null when the release prints only the ordinal. */
  readonly label: string | null;
  readonly theme: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly host: string | null;
  readonly nameEn: string | null;
  readonly acronym: string | null;
  readonly days: number | null;
  readonly format: EventFormat | null;
  readonly venue: string | null;
  readonly organisers: readonly string[];
  readonly coHosts: readonly string[];
  readonly supporters: readonly string[];
  readonly spans: { readonly name: Span | null; readonly theme: Span | null; readonly host: Span | null };
};

export type ReleaseSession = Span & {
  readonly id: string;
  readonly title: string;
  readonly type: SessionType;
  readonly on: string | null;
  /** The id of the session this one was held within. */
  readonly parent: string | null;
  readonly planned: boolean;
};

export type ReleasePerson = Span & {
  readonly name: string;
  readonly latin: string | null;
  readonly title: string | null;
  readonly organisation: string | null;
  readonly stakeholderGroup: StakeholderGroup | null;
  readonly former: boolean;
  readonly roles: readonly string[];
  /** The session whose list of participants names this person. */
  readonly session: string | null;
};

export type ReleaseIntervention = Quoted & {
  /** A person's name as in `people`, else the words that stand for an unnamed speaker. */
  readonly speaker: string;
  readonly session: string | null;
  readonly verb: string;
  readonly force: Force;
  /** `verbatim` only inside double quotation marks; what a ministry retells is a paraphrase. */
  readonly textKind: 'paraphrase' | 'verbatim';
  readonly role: string | null;
};

export type CollectiveAct = Quoted & {
  readonly subject: string;
  /** Session id, or null for the forum as a whole. */
  readonly session: string | null;
  readonly verb: string;
  readonly force: Force;
  readonly level: AgreementLevel | null;
};

/** What somebody did without stating anything: chaired, opened, discussed. */
export type Procedure = Span & {
  readonly speaker: string;
  readonly session: string | null;
  readonly verb: string;
  readonly force: Force;
};

export type Coreference = Span & { readonly mention: string; readonly name: string };
export type Announced = Quoted & { readonly speaker: string; readonly verb: string };
export type Count = Quoted & { readonly value: number; readonly unit: string; readonly approximate: boolean };
export type PastEdition = Span & {
  readonly ordinal: number;
  readonly held: string;
  readonly theme: string | null;
};

export type BlockKind = 'body' | 'note';
export type Block = Quoted & {
  readonly kind: BlockKind;
  /** 1 to 7 by its marker, 9 for a note on the block above; an unmarked paragraph is 1. */
  readonly level: number;
  readonly marker: string | null;
};

export type Licence = Quoted & { readonly type: string | null };
export type Warning = Bilingual & { readonly code: string; readonly start: number; readonly message: string };

export type Encoding = 'utf-8' | 'euc-kr' | 'utf-16le' | 'utf-16be' | 'text';

export type Release = {
  readonly edition: Edition;
  readonly sessions: readonly ReleaseSession[];
  readonly people: readonly ReleasePerson[];
  readonly interventions: readonly ReleaseIntervention[];
  readonly collective: readonly CollectiveAct[];
  readonly attachments: readonly Quoted[];
  readonly licence: Licence | null;
  readonly warnings: readonly Warning[];
  readonly language: 'ko' | 'en';
  readonly encoding: Encoding;
  /** Marks that a CP949 round trip destroyed and this reading put back; the source keeps its `?`. */
  readonly damage: number;
  readonly title: Quoted | null;
  readonly subtitle: Quoted | null;
  /** The day the release came out. */
  readonly published: string | null;
  readonly publisher: string | null;
  /** The day of what the release reports, which for a preparatory meeting is no day of the edition. */
  readonly date: string | null;
  readonly tense: 'delivered' | 'planned';
  readonly end: boolean;
  readonly topics: readonly string[];
  readonly stakeholders: readonly StakeholderGroup[];
  readonly levels: readonly number[];
  readonly blocks: readonly Block[];
  /** A note stands inside a line of prose, as in copies that joined the lines. */
  readonly flatFootnote: boolean;
  readonly coref: readonly Coreference[];
  readonly unnamedRepresentatives: readonly string[];
  readonly procedures: readonly Procedure[];
  readonly planned: readonly Announced[];
  readonly counts: readonly Count[];
  readonly history: readonly PastEdition[];
};
