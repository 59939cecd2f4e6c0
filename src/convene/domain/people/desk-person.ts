import type { Texts } from '#kernel/domain/bilingual.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { NamedOrganisation } from './attribution.ts';
import type { PersonName } from './person.ts';
import type { Part } from '../sessions/session.ts';

/** A participant as the secretariat sees them, private address included. */
export type DeskPerson = {
  readonly personId: string;
  readonly names: readonly PersonName[];
  readonly email: string | null;
  readonly capacity: Texts;
  readonly stakeholderGroup: StakeholderGroup;
  readonly region: string | null;
  readonly attendance: 'in_room' | 'remote';
  readonly simulated: boolean;
  readonly organisation: NamedOrganisation | null;
  readonly country: string | null;
  readonly parts: readonly { readonly sessionId: string; readonly part: Part }[];
};
