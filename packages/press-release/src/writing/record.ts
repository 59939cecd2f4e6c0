import type { AgreementLevel, Bilingual, Force, SessionType, StakeholderGroup } from '../release.ts';

/**
 * The record of an edition as a results release tells it. Who is named is decided before: a delegation, a group or
 * a withheld speaker carries no name here, so that no writer can print one.
 */
export type Attribution =
  | {
      readonly kind: 'person';
      readonly name: Bilingual;
      readonly title: Bilingual;
      readonly organisation: Bilingual | null;
    }
  | { readonly kind: 'delegation'; readonly organisation: Bilingual }
  | { readonly kind: 'group'; readonly group: StakeholderGroup }
  | { readonly kind: 'withheld' };

export type RecordSession = {
  readonly id: string;
  readonly title: Bilingual;
  readonly type: SessionType;
  readonly on: string | null;
};
export type RecordIntervention = {
  readonly session: string;
  readonly by: Attribution;
  readonly force: Force;
  /** A clause without its full stop: `…해야 한다`, `… should …`. */
  readonly text: Bilingual;
  readonly verbatim: boolean;
};
export type RecordAct = {
  /** Null when the forum as a whole did it. */
  readonly session: string | null;
  readonly level: AgreementLevel;
  readonly text: Bilingual;
};
export type RecordCommitment = { readonly by: Attribution; readonly text: Bilingual };

export type EditionRecord = {
  readonly name: Bilingual;
  readonly ordinal: number | null;
  readonly label: Bilingual | null;
  readonly theme: Bilingual | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly host: Bilingual;
  readonly publishedOn: string;
  readonly subtitle: Bilingual | null;
  /** What the edition meant, as a clause; printed as the secretariat's own sentence. */
  readonly significance: Bilingual | null;
  readonly sessions: readonly RecordSession[];
  readonly interventions: readonly RecordIntervention[];
  readonly collective: readonly RecordAct[];
  readonly commitments: readonly RecordCommitment[];
  readonly attachments: readonly Bilingual[];
  readonly licence: Bilingual | null;
};

/** One line, without the stop that the sentence around it sets. */
export function clause(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。]+$/, '');
}
