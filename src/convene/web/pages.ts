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
} as const satisfies PageAccess;
