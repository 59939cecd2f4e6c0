import type { Texts } from '#kernel/domain/bilingual.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { NamedOrganisation } from '#convene/domain/people/attribution.ts';
import type { PersonName } from '#convene/domain/people/person.ts';
import type { Stance } from './cast-reaction.ts';

/** What one participant said of one position, published after the close as the rules said it would be. */
export type ReactionOnRecord = {
  readonly positionId: string;
  readonly names: readonly PersonName[];
  readonly capacity: Texts;
  readonly organisation: NamedOrganisation | null;
  readonly stakeholderGroup: StakeholderGroup;
  readonly stance: Stance;
};
