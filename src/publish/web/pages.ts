import type { PageAccess } from '#kernel/web/page-access.ts';

/** Who may open the pages of this phase. */
export const publishPages = {} as const satisfies PageAccess;
