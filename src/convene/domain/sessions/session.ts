import type { Bilingual, Texts } from '#kernel/domain/bilingual.ts';
import type { RecordMode } from './record-mode.ts';

export const SESSION_KINDS = [
  'opening',
  'plenary',
  'panel',
  'session',
  'roundtable',
  'workshop',
  'side_event',
  'stakeholder_session',
  'closing',
] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const SESSION_KIND_NAMES: Readonly<Record<SessionKind, Bilingual>> = {
  opening: { ko: '개회식', en: 'Opening' },
  plenary: { ko: '본회의', en: 'Plenary' },
  panel: { ko: '패널', en: 'Panel' },
  session: { ko: '세션', en: 'Session' },
  roundtable: { ko: '라운드테이블', en: 'Roundtable' },
  workshop: { ko: '워크숍', en: 'Workshop' },
  side_event: { ko: '부대행사', en: 'Side event' },
  stakeholder_session: { ko: '이해관계자 세션', en: 'Stakeholder session' },
  closing: { ko: '폐회식', en: 'Closing' },
};

export const PARTS = [
  'chair',
  'moderator',
  'speaker',
  'panellist',
  'presenter',
  'discussant',
  'observer',
] as const;
export type Part = (typeof PARTS)[number];

export const PART_NAMES: Readonly<Record<Part, Bilingual>> = {
  chair: { ko: '의장', en: 'Chair' },
  moderator: { ko: '좌장', en: 'Moderator' },
  speaker: { ko: '연사', en: 'Speaker' },
  panellist: { ko: '패널', en: 'Panellist' },
  presenter: { ko: '발표자', en: 'Presenter' },
  discussant: { ko: '토론자', en: 'Discussant' },
  observer: { ko: '참관', en: 'Observer' },
};

export type SessionView = {
  readonly sessionId: string;
  readonly editionId: string;
  readonly slug: string;
  readonly parentId: string | null;
  readonly kind: SessionKind;
  readonly titles: Texts;
  readonly summary: Texts | null;
  readonly heldOn: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly room: Texts | null;
  readonly streamUrl: string | null;
  readonly recordMode: RecordMode;
};
