import type { ResultsShown } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import { hasOpened, type DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';

/**
 * Whether someone may see the results yet. The rule was promised before people reacted and holds for everyone alike,
 * the secretariat too: a result that some see early steers those who have not reacted.
 */
export function mayReadResults(
  deliberation: { readonly state: DeliberationState; readonly resultsShown: ResultsShown },
  hasReacted: boolean,
): boolean {
  if (deliberation.state === 'closed') return true;
  if (!hasOpened(deliberation.state)) return false;
  switch (deliberation.resultsShown) {
    case 'always':
      return true;
    case 'after_reaction':
      return hasReacted;
    case 'at_close':
      return false;
  }
}
