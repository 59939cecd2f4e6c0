import type { Texts } from '#kernel/domain/bilingual.ts';
import type { TopicView } from '#call/domain/topic-view.ts';
import type { CollectiveActView } from '#convene/domain/words/agreement-ladder.ts';
import type { Edition } from '#convene/domain/forum/edition.ts';
import type { InterventionView } from '#convene/domain/words/intervention.ts';
import type { RelatedTo, SourcedFact } from '#convene/domain/people/organisation.ts';
import type { SessionView } from '#convene/domain/sessions/session.ts';
import type { PositionView, ResultsView } from '#deliberate/domain/positions/position-view.ts';
import type { ReactionOnRecord } from '#deliberate/domain/reacting/reaction-on-record.ts';
import type { CommitmentView, OutcomeView } from '#conclude/domain/outcome-view.ts';

/**
 * Everything of an edition that anyone may read, as one value. It is put together for an outsider, through the
 * same gates as the pages, so that nothing hidden can reach a release, a bundle or a feed built from it.
 */
export type EditionRecord = {
  readonly forum: { readonly slug: string; readonly names: Texts };
  readonly edition: Edition;
  readonly organisations: readonly RelatedTo[];
  readonly facts: readonly SourcedFact[];
  readonly sessions: readonly SessionView[];
  readonly interventions: readonly InterventionView[];
  readonly collectiveActs: readonly CollectiveActView[];
  readonly topics: readonly TopicView[];
  readonly positions: readonly PositionView[];
  readonly results: ResultsView | null;
  /** With names, where the rules of a deliberation said so; else none. */
  readonly reactionsOnRecord: readonly ReactionOnRecord[];
  /** As the positions' pages show them to everyone: without who gave them, and only where there are enough. */
  readonly reasons: readonly {
    readonly positionId: string;
    readonly accredited: readonly string[];
    readonly public: readonly string[];
  }[];
  readonly outcomes: readonly OutcomeView[];
  readonly commitments: readonly CommitmentView[];
};
