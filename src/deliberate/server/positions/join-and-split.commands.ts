import { z } from 'zod';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import { publicly, type Handler } from '#kernel/server/acts/execute.ts';
import { SPLIT_PARTS_MAX } from '#deliberate/domain/deliberate-limits.ts';
import {
  mergePosition,
  splitPosition,
  type MergePosition,
  type MergeState,
  type PositionMerged,
  type PositionSplit,
  type SplitPosition,
  type SplitState,
} from '#deliberate/domain/positions/join-and-split.ts';
import { loadMergeState, loadSplitState, writeMerge, writeSplit } from './join-and-split.store.ts';
import { actOn, hearing, onePosition, reasonGiven, sentence } from './positions.commands.ts';

const about = (subjectId: string) => ({ subjectKind: 'position', subjectId });

export const mergePositionCommand: Handler<MergePosition, MergeState, PositionMerged> = {
  name: 'mergePosition',
  access: ['rapporteur', 'secretariat'],
  input: onePosition.extend({ intoId: z.uuid(), reason: reasonGiven }),
  load: loadMergeState,
  decide: mergePosition,
  write: writeMerge,
  acts: (merged) => {
    const { number, into, opened, reason, positionId } = merged;
    const act = actOn(merged, 'position.merged', { number, into: into.number, reason });
    if (!opened) return [act];
    // Into a draft: the log names neither it nor its number before it is put to everyone.
    const data = into.opened ? { number, into: into.number } : { number };
    const cites = [about(positionId), ...(into.opened ? [about(into.positionId)] : [])];
    return [{ ...act, entry: { data, sealed: sealedTexts('reason', reason ?? {}), cites } }];
  },
  topics: publicly(hearing),
};

export const splitPositionCommand: Handler<SplitPosition, SplitState, PositionSplit> = {
  name: 'splitPosition',
  access: ['rapporteur', 'secretariat'],
  input: onePosition.extend({ parts: z.array(z.object(sentence)) }),
  idsNeeded: ({ parts }) => Math.min(parts.length, SPLIT_PARTS_MAX),
  load: loadSplitState,
  decide: splitPosition,
  write: writeSplit,
  acts: (split) => {
    const { number, parts, opened, positionId, editionId } = split;
    const act = actOn(split, 'position.split', { number, parts: parts.map((part) => part.number) });
    const drafts = parts.map((part) =>
      actOn({ editionId, positionId: part.positionId }, 'position.drafted', {
        number: part.number,
        texts: part.texts,
        authenticLanguage: part.authenticLanguage,
        from: positionId,
      }),
    );
    if (!opened) return [act, ...drafts];
    const data = { number, parts: parts.length };
    return [{ ...act, entry: { data, cites: [about(positionId)] } }, ...drafts];
  },
  topics: publicly(hearing),
};
