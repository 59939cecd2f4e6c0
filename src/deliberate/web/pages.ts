import type { PageAccess } from '#kernel/web/page-access.ts';

/** Who may open the pages of this phase. */
export const deliberatePages = {
  '/[lang=lang]/[forum]/[edition]/positions': ['public'],
  '/[lang=lang]/[forum]/[edition]/positions/[id]': ['public'],
  '/[lang=lang]/[forum]/[edition]/results': ['public'],
  '/[lang=lang]/desk/[forum]/[edition]/positions': ['rapporteur', 'secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/deliberation': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/import-polis': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/import-polis/[deliberation]': ['secretariat'],
} as const satisfies PageAccess;
