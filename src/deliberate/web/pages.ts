import type { PageAccess } from '#kernel/web/page-access.ts';

/** Who may open the pages of this phase. */
export const deliberatePages = {} as const satisfies PageAccess;
