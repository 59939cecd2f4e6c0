import type { PageAccess } from '#kernel/web/page-access.ts';

/** Who may open the pages of this phase. */
export const convenePages = {
  '/[lang=lang]/[forum]': ['public'],
  '/[lang=lang]/[forum]/[edition]': ['public'],
  '/[lang=lang]/[forum]/[edition]/programme': ['public'],
  '/[lang=lang]/[forum]/[edition]/sessions/[slug]': ['public'],
  '/[lang=lang]/[forum]/[edition]/people/[slug]': ['public'],
  '/[lang=lang]/[forum]/[edition]/organisations/[slug]': ['public'],
  '/[lang=lang]/[forum]/[edition]/interventions/[id]': ['public'],
  '/[lang=lang]/floor/[forum]/[edition]/[slug]': ['chair', 'secretariat'],
  '/[lang=lang]/desk/[forum]': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]': ['chair', 'rapporteur', 'secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/edition': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/sessions': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/sessions/[slug]/agenda': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/people': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/interventions': ['secretariat', 'rapporteur'],
  '/[lang=lang]/desk/[forum]/[edition]/import': ['secretariat'],
  '/[lang=lang]/desk/[forum]/[edition]/roles': ['secretariat'],
} as const satisfies PageAccess;
