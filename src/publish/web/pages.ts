import type { PageAccess } from '#kernel/web/page-access.ts';

/** Who may open the pages of this phase. */
export const publishPages = {
  '/[lang=lang]/[forum]/[edition]/release': ['public'],
  '/[lang=lang]/[forum]/[edition]/release/[file]': ['public'],
  '/[lang=lang]/[forum]/[edition]/data': ['public'],
  '/[lang=lang]/[forum]/[edition]/data/[file]': ['public'],
  '/[lang=lang]/[forum]/[edition]/search': ['public'],
  '/[lang=lang]/desk/[forum]/[edition]/release': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/audit': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/record': ['secretariat'],
  '/[lang=lang]/[forum]/[edition]/record': ['public'],
  '/[lang=lang]/[forum]/[edition]/record/[index]': ['public'],
  '/[lang=lang]/[forum]/[edition]/record/verify': ['public'],
} as const satisfies PageAccess;
