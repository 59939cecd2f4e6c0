import type { PageAccess } from '#kernel/web/page-access.ts';

/** Who may open the pages of this phase. */
export const callPages = {
  '/[lang=lang]/[forum]/[edition]/topics': ['public'],
  '/[lang=lang]/[forum]/[edition]/topics/[id]': ['public'],
  '/[lang=lang]/desk/[forum]/[edition]/topics': ['secretariat'],
} as const satisfies PageAccess;
