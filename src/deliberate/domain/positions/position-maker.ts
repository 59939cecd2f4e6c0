import type { Command } from '#kernel/domain/command.ts';

/** In which part somebody wrote words of a position: this is told, who it was is not. */
export const MAKER_ROLES = ['secretariat', 'rapporteur', 'participant', 'elsewhere'] as const;
export type MakerRole = (typeof MAKER_ROLES)[number];

export type VersionMaker = { readonly account: string; readonly as: MakerRole };

/** Who acts in the name of the house is not also a participant, whatever else they are. */
export function makerOf({ viewer }: Pick<Command<unknown>, 'viewer'>): VersionMaker {
  const account = viewer.account?.id ?? 'system';
  if (viewer.roles.has('rapporteur')) return { account, as: 'rapporteur' };
  return { account, as: viewer.roles.has('secretariat') ? 'secretariat' : 'participant' };
}
