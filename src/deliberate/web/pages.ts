import type { PageAccess } from '#kernel/web/page-access.ts';

/** Who may open the pages of this phase. */
export const deliberatePages = {
  '/[lang=lang]/[forum]/[edition]/positions': ['public'],
  '/[lang=lang]/[forum]/[edition]/positions/[id]': ['public'],
  '/[lang=lang]/[forum]/[edition]/positions/new': ['public'],
  '/[lang=lang]/[forum]/[edition]/positions/mine': ['signed_in'],
  '/[lang=lang]/[forum]/[edition]/results': ['public'],
  '/[lang=lang]/[forum]/[edition]/results/map/[file]': ['public'],
  '/[lang=lang]/hall/[forum]/[edition]/[slug]': ['public'],
  '/[lang=lang]/desk/[forum]/[edition]/hall': ['chair', 'rapporteur', 'secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/positions': ['rapporteur', 'secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/positions/waiting': ['rapporteur', 'secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/positions/languages': ['rapporteur', 'secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/positions/[id]': ['rapporteur', 'secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/reasons': ['rapporteur', 'secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/reasons/[position]': ['rapporteur', 'secretariat'],
  '/[lang=lang]/[forum]/[edition]/join': ['public'],
  '/[lang=lang]/embed/[forum]/[edition]': ['public'],
  '/[lang=lang]/desk/[forum]/[edition]/deliberation': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/invitations': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/embedding': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/consensus': ['rapporteur', 'secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/analysis': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/import-polis': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/import-polis/[deliberation]': ['secretariat'],
} as const satisfies PageAccess;
