import type { PageAccess } from '#kernel/web/page-access.ts';

/** Who may open the pages of this phase. */
export const concludePages = {
  '/[lang=lang]/[forum]/[edition]/outcome': ['public'],
  '/[lang=lang]/[forum]/[edition]/outcome/paragraphs/[id]': ['public'],
  '/[lang=lang]/[forum]/[edition]/outcome/paragraphs/[id]/check': ['public'],
  '/[lang=lang]/desk/[forum]/[edition]/outcome': ['rapporteur', 'chair', 'secretariat'],
} as const satisfies PageAccess;
