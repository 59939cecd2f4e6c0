import type { Texts } from '#kernel/domain/bilingual.ts';
import type { EntryData, PublicEntry } from '#kernel/domain/command.ts';
import type { DeliberationRules } from '../domain/deliberation-rules.ts';
import { METHOD } from '../domain/opinion-outputs.ts';
import type { SnapshotTaken } from '../domain/take-snapshot.ts';
import { sha256OfJson } from './digest.ts';

/** Words in the log are commitments that are opened beside it, so that they can be erased. */
export function openedTexts(name: string, texts: Texts): NonNullable<PublicEntry['sealed']> {
  const opened = Object.entries(texts).map(([language, value]) => [
    `${name}_${language.toLowerCase()}`,
    { value, open: true },
  ]);
  return Object.fromEntries(opened) as NonNullable<PublicEntry['sealed']>; // built from pairs of just this shape
}

/** The rules as they stand when people begin to react. */
export function rulesData(rules: Omit<DeliberationRules, 'titles'>): EntryData {
  return {
    public_stratum: rules.publicStratum,
    visibility: rules.visibility,
    results_shown: rules.resultsShown,
    group_size_min: rules.groupSizeMin,
    public_size_min: rules.publicSizeMin,
    closes_at: rules.closesAt?.toISOString() ?? null,
  };
}

/** An analysis in the log: what went in and what came out, by hash, and the rule that made it. */
export function snapshotEntry({ deliberationId, outputs, inputsSha256 }: SnapshotTaken): PublicEntry {
  return {
    data: {
      deliberation: deliberationId,
      epoch: outputs.epoch,
      method: METHOD,
      inputs_sha256: inputsSha256,
      outputs_sha256: sha256OfJson(outputs),
    },
    cites: [{ subjectKind: 'deliberation', subjectId: deliberationId }],
  };
}
