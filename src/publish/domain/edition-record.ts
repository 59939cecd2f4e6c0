import type { Texts } from '#kernel/domain/bilingual.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';

/**
 * Everything of an edition that anyone may read, as one value. It is put together for an outsider, through the
 * same gates as the pages, so that nothing hidden can reach a release, a bundle or a feed built from it.
 */
export type EditionRecord = {
  readonly forum: { readonly slug: string; readonly names: Texts };
  readonly edition: {
    readonly id: string;
    readonly slug: string;
    readonly ordinal: number | null;
    readonly label: string | null;
    readonly names: Texts;
    readonly theme: Texts | null;
    readonly place: Texts | null;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    readonly timeZone: string;
    readonly sample: boolean;
    readonly source: {
      readonly publisher: Texts;
      readonly title: Texts;
      readonly publishedOn: string;
      readonly licence: Texts;
    } | null;
  };
  readonly organisations: readonly { readonly names: Texts; readonly relation: string }[];
  readonly sessions: readonly RecordedSession[];
  readonly forumActs: readonly RecordedCollectiveAct[];
  readonly topics: readonly RecordedTopic[];
  readonly positions: readonly RecordedPosition[];
  readonly results: RecordedResults | null;
  readonly outcome: RecordedOutcome | null;
  readonly commitments: readonly {
    readonly id: string;
    readonly texts: Texts;
    readonly madeBy: Texts;
    readonly state: string;
  }[];
};

/** Who is named for an intervention, as far as its record mode allows. */
export type Attribution =
  | {
      readonly kind: 'person';
      readonly names: Texts;
      readonly capacity: Texts;
      readonly organisation: Texts | null;
    }
  | { readonly kind: 'organisation'; readonly organisation: Texts }
  | { readonly kind: 'group'; readonly group: StakeholderGroup }
  | { readonly kind: 'withheld' };

export type RecordedIntervention = {
  readonly id: string;
  readonly attribution: Attribution;
  readonly authenticLanguage: string;
  readonly texts: Texts;
  readonly textKind: string;
  readonly delivery: string;
  readonly verb: string | null;
  readonly force: string | null;
};

export type RecordedCollectiveAct = {
  readonly id: string;
  readonly subject: Texts;
  readonly verb: string;
  readonly force: string;
  readonly level: number | null;
  readonly texts: Texts;
};

export type RecordedSession = {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly titles: Texts;
  readonly on: string | null;
  readonly recordMode: string;
  readonly interventions: readonly RecordedIntervention[];
  readonly collectiveActs: readonly RecordedCollectiveAct[];
};

export type RecordedTopic = {
  readonly id: string;
  readonly titles: Texts;
  readonly state: string;
  readonly answer: Texts | null;
  readonly supporters: number;
};

export type RecordedPosition = {
  readonly id: string;
  readonly number: number;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  readonly state: string;
  readonly interventionId: string | null;
};

/** The released epoch, carried as the deliberation published it. */
export type RecordedResults = {
  readonly epoch: number;
  readonly takenAt: string;
  readonly sha256: string;
  readonly outputs: unknown;
};

export type RecordedOutcome = {
  readonly id: string;
  readonly titles: Texts;
  readonly state: string;
  readonly adoptedAt: string | null;
  readonly manner: string | null;
  readonly paragraphs: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly kind: string;
    readonly texts: Texts;
    readonly cites: readonly { readonly kind: string; readonly id: string }[];
  }[];
};
