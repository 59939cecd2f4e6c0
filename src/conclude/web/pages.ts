import type { PageAccess } from '#kernel/web/page-access.ts';

/** Who may open the pages of this phase. */
export const concludePages = {} as const satisfies PageAccess;
