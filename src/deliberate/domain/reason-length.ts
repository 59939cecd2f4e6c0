import type { Texts } from '#kernel/domain/bilingual.ts';
import { lengthOf } from '#kernel/domain/characters.ts';
import { REASON_LENGTH_MAX } from './deliberate-limits.ts';
import { refuse } from './refusals.ts';

/** Refuses a reason that is too long in some language; null for one that is not. */
export const whatIsWrongWithReason = (reason: Texts) =>
  Object.values(reason).some((text) => lengthOf(text) > REASON_LENGTH_MAX)
    ? refuse('reason-too-long', { limit: REASON_LENGTH_MAX })
    : null;
