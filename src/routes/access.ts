import type { Role } from '#kernel/domain/viewer.ts';
import { callPages } from '#call/web/pages.ts';
import { concludePages } from '#conclude/web/pages.ts';
import { convenePages } from '#convene/web/pages.ts';
import { deliberatePages } from '#deliberate/web/pages.ts';
import { publishPages } from '#publish/web/pages.ts';

/** Who may open a page below `/{lang}/{forum}`, by SvelteKit's route id; a page without a row does not open. */
export const PAGE_ACCESS: Readonly<Record<string, readonly Role[]>> = {
  ...callPages,
  ...convenePages,
  ...deliberatePages,
  ...concludePages,
  ...publishPages,
};
