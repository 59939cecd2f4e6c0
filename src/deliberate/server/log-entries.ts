import type { EntryData, PublicEntry } from '#kernel/domain/command.ts';
import type { DeliberationRules } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import { METHOD } from '#deliberate/domain/opinion/opinion-outputs.ts';
import type { SnapshotTaken } from '#deliberate/domain/results/take-snapshot.ts';
import { sha256OfJson } from './digest.ts';

/** The rules as they stand when people begin to react. */
export function rulesData(rules: Omit<DeliberationRules, 'titles'>): EntryData {
  return {
    public_stratum: rules.publicStratum,
    invited_only: rules.invitedOnly,
    proof_bits: rules.proofBits,
    reasons_shown: rules.reasonsShown,
    proposing: rules.proposing,
    answers_shown: rules.answersShown,
    embed_origins: [...rules.embedOrigins],
    visibility: rules.visibility,
    results_shown: rules.resultsShown,
    group_size_min: rules.groupSizeMin,
    public_size_min: rules.publicSizeMin,
    opens_at: rules.opensAt?.toISOString() ?? null,
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
      ...programOf(outputs),
      inputs_sha256: inputsSha256,
      outputs_sha256: sha256OfJson(outputs),
    },
    cites: [{ subjectKind: 'deliberation', subjectId: deliberationId }],
  };
}

/** What ran: the library with its version, which fixes its seeds, and the hash of the program; none where nothing was searched. */
function programOf({ opinion }: SnapshotTaken['outputs']): EntryData {
  const ran = opinion?.accredited ?? opinion?.public ?? null;
  return ran === null ? {} : { algorithm: ran.algorithm, code_sha256: ran.codeSha256 };
}
