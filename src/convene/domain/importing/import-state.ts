import type { Texts } from '#kernel/domain/bilingual.ts';
import type { KnownOrganisation } from '../people/add-person.ts';
import type { PersonName } from '../people/person.ts';
import type { RecordMode } from '../sessions/record-mode.ts';
import type { ReleaseDraft } from './release-draft.ts';

export type ImportRelease = ReleaseDraft & {
  /** The edition it belongs to; null finds it by its ordinal or first day, or opens it. */
  readonly editionId: string | null;
  readonly language: 'ko' | 'en';
  readonly sha256: string;
  /** The whole source text, to which every offset refers. */
  readonly body: string;
  readonly bytes: number;
};

/** Someone the forum knows: their names, the organisations they came with, and their place in this edition. */
export type KnownPerson = {
  readonly personId: string;
  readonly names: readonly PersonName[];
  readonly organisationIds: readonly string[];
  readonly participationId: string | null;
};

export type ImportEditionState = {
  /** The edition named, or found by its ordinal or first day. */
  readonly edition: {
    readonly editionId: string;
    readonly slug: string;
    readonly ordinal: number | null;
    readonly theme: Texts | null;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    readonly hasHost: boolean;
  } | null;
  readonly editionSlugs: ReadonlySet<string>;
  /** Of the forum's newest edition, for one that a release opens. */
  readonly timeZone: string;
};

export type KnownSession = {
  readonly sessionId: string;
  readonly slug: string;
  readonly titles: Texts;
  readonly recordMode: RecordMode;
  readonly place: number;
  readonly lastWords: number;
};
export type ImportState = ImportEditionState & {
  /** The day on which a release of these very bytes was stored before. */
  readonly importedOn: string | null;
  readonly sessions: readonly KnownSession[];
  readonly people: readonly KnownPerson[];
  readonly slugs: ReadonlySet<string>;
  readonly organisations: readonly KnownOrganisation[];
  readonly organisationSlugs: ReadonlySet<string>;
  readonly lastCollective: number;
};
