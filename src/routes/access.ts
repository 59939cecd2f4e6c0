import type { PageAccess } from '#kernel/web/page-access.ts';
import { callPages } from '#call/web/pages.ts';
import { concludePages } from '#conclude/web/pages.ts';
import { PHASES, type Phase } from '#convene/domain/forum/edition.ts';
import { convenePages } from '#convene/web/pages.ts';
import { deliberatePages } from '#deliberate/web/pages.ts';
import { publishPages } from '#publish/web/pages.ts';

/** The pages of each phase, in the order of the year. */
const PAGES_BY_PHASE = {
  call: callPages,
  convene: convenePages,
  deliberate: deliberatePages,
  conclude: concludePages,
  publish: publishPages,
} as const satisfies Record<Phase, PageAccess>;

/** Who may open a page below `/{lang}/{forum}`, by SvelteKit's route id; a page without a row does not open. */
export const PAGE_ACCESS: PageAccess = Object.assign({}, ...Object.values(PAGES_BY_PHASE));

const DESK = '/[lang=lang]/desk/[forum]/[edition]/';
const desksOf = (pages: PageAccess) =>
  Object.entries(pages)
    .filter(([id]) => id.startsWith(DESK))
    .map(([id, roles]) => ({ noun: id.slice(DESK.length), roles }))
    .filter(({ noun }) => noun !== '' && !noun.includes('/'));

/** The desks of an edition by phase, each with the roles that may open it. */
export const DESKS = PHASES.map((phase) => ({ phase, desks: desksOf(PAGES_BY_PHASE[phase]) }));

/** Who has work at some desk, and so sees the way there. */
export const DESK_ROLES = [...new Set(DESKS.flatMap(({ desks }) => desks.flatMap(({ roles }) => roles)))];
