import { textIn, type Bilingual, type Lang, type Rendering, type Texts } from '#kernel/domain/bilingual.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import { excerptOf, marked, type Excerpt, type Stretch } from './excerpt.ts';
import type { SearchDocument, SearchKind } from './search-document.ts';
import type { SearchTerm } from './search-question.ts';

/** A hit as a page shows it in one language: only what the page it leads to shows, too. */
export type HitView = {
  readonly kind: SearchKind;
  readonly id: string;
  /** Below `/{lang}/{forum}`. */
  readonly path: string;
  readonly title: { readonly language: string; readonly stretches: readonly Stretch[] } | null;
  readonly excerpt: Excerpt | null;
  /** Set where the shown words are not those that were spoken or written, nor as binding as they are. */
  readonly translated: 'courtesy' | 'machine' | null;
  readonly by: { readonly language: string; readonly stretches: readonly Stretch[] } | null;
  readonly group: StakeholderGroup | null;
  readonly session: Rendering | null;
  readonly edition: Texts;
  readonly on: string | null;
  readonly status: Bilingual | null;
};

type Shown = {
  readonly document: SearchDocument;
  readonly edition: { readonly slug: string; readonly names: Texts };
  readonly terms: readonly SearchTerm[];
  readonly lang: Lang;
};

export function hitView({ document, edition, terms, lang }: Shown): HitView {
  const { kind, id, path, title, texts, authentic, by, group, session, on, status } = document;
  const excerpt = excerptOf(texts, terms, { lang, authentic });
  return {
    kind,
    id,
    path: path === '' ? edition.slug : `${edition.slug}/${path}`,
    title: title && nameWith(title, terms, lang),
    excerpt,
    translated: excerpt && translationIn(document, excerpt.language),
    by: by && nameWith(by, terms, lang),
    group,
    session: session && kind !== 'session' ? textIn(session.titles, lang) : null,
    edition: edition.names,
    on,
    status,
  };
}

function translationIn({ authentic, translations }: SearchDocument, language: string) {
  if (authentic === null || language === authentic) return null;
  const status = translations[language] ?? 'courtesy';
  return status === 'authentic' ? null : status;
}

/** In the reader's language, and in the other one beside it where only that was looked for. */
function nameWith(names: Texts, terms: readonly SearchTerm[], lang: Lang) {
  const own = textIn(names, lang);
  const { language } = own;
  const stretches = marked(own.text, terms);
  if (stretches.some(({ hit }) => hit)) return { language, stretches };
  const other = Object.entries(names)
    .filter(([tag, name]) => tag !== language && name !== own.text)
    .map(([, name]) => marked(name, terms))
    .find((found) => found.some(({ hit }) => hit));
  if (other === undefined) return { language, stretches };
  const plain = (text: string) => ({ text, hit: false });
  return { language, stretches: [...stretches, plain(' ('), ...other, plain(')')] };
}
