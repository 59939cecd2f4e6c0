import type { PageAccess } from '#kernel/web/page-access.ts';

/** Who may open the pages of this phase. */
export const convenePages = {
  '/[lang=lang]/[forum]': ['public'],
  '/[lang=lang]/[forum]/[edition]': ['public'],
} as const satisfies PageAccess;
