import type { WaitingWords } from '#kernel/web/i18n.ts';
import { callWaitingWords } from '#call/web/waiting-messages.ts';
import { concludeWaitingWords } from '#conclude/web/waiting-messages.ts';
import { conveneWaitingWords } from '#convene/web/waiting-messages.ts';
import { deliberateWaitingWords } from '#deliberate/web/waiting-messages.ts';
import { publishWaitingWords } from '#publish/web/waiting-messages.ts';
import type { WaitingKind } from '../composition/waiting.ts';

/** What each kind of waiting work is called, from every phase. */
export const WAITING_WORDS: WaitingWords<WaitingKind> = {
  ...callWaitingWords,
  ...conveneWaitingWords,
  ...deliberateWaitingWords,
  ...concludeWaitingWords,
  ...publishWaitingWords,
};
