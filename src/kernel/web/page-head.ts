import type { Lang } from '#kernel/domain/bilingual.ts';

/** What the head of a page says beyond its own title: where it belongs, what it is about, its other language. */
export type HeadPlace = {
  readonly lang: Lang;
  /** The page's public address without query, as `https://forum.example/ko/wesf/2021`. */
  readonly address: string;
  /** What the page is part of, from the nearest: the edition, else the forum; then the product. */
  readonly within: readonly string[];
  /** Whether others may find the page by searching and show it as a preview. Desks and walls are not for that. */
  readonly shared: boolean;
};

/** What a preview shows before it cuts. */
export const DESCRIPTION_CHARACTERS_MAX = 200;

/** What stands beside every link in a message: the mark alone. A picture of the page could tell more than its words. */
const PREVIEW_PICTURE = '/preview.png';

const TITLE = /<title>([^]*?)<\/title>/;
const LEAD = /<p class="lead[^"]*"[^>]*>([^]*?)<\/p>/;
const QUOTE = /<blockquote[^>]*>([^]*?)<\/blockquote>/;
const LOCALES = { ko: 'ko_KR', en: 'en_GB' } as const satisfies Record<Lang, string>;

/**
 * A tab, a bookmark and a link in a message stand without the page around them: the title says of which edition, and
 * the preview says what the page itself says in its first sentence. Nothing is written here that the page does not show,
 * so that a preview can never tell more than its reader may see.
 */
export function headed(html: string, place: HeadPlace): string {
  const own = TITLE.exec(html)?.[1];
  if (own === undefined) return html;
  const around = place.within.filter((name) => !own.includes(escaped(name)));
  const title = [own, ...around.slice(0, 1).map(escaped)].join(' · ');
  const head = `<title>${title}</title>${place.shared ? preview(html, own, place) : ''}`;
  return html.replace(TITLE, () => head);
}

function preview(html: string, title: string, place: HeadPlace): string {
  const about = describing(html);
  const site = escaped(place.within.at(-2) ?? place.within.at(-1) ?? '');
  const address = escaped(place.address);
  const other = place.lang === 'ko' ? 'en' : 'ko';
  const inOther = address.replace(`/${place.lang}`, `/${other}`);
  return [
    ...(about === null
      ? []
      : [
          `<meta name="description" content="${about}">`,
          `<meta property="og:description" content="${about}">`,
        ]),
    `<meta property="og:title" content="${title.replaceAll('"', '&quot;')}">`,
    `<meta property="og:type" content="website">`,
    `<meta property="og:site_name" content="${site}">`,
    `<meta property="og:locale" content="${LOCALES[place.lang]}">`,
    `<meta property="og:url" content="${address}">`,
    `<meta property="og:image" content="${escaped(new URL(PREVIEW_PICTURE, place.address).href)}">`,
    `<link rel="alternate" hreflang="${place.lang}" href="${address}">`,
    `<link rel="alternate" hreflang="${other}" href="${inOther}">`,
  ].join('');
}

/** The page's lead, else the words it quotes; already escaped, as the page has them. */
function describing(html: string): string | null {
  const found = LEAD.exec(html)?.[1] ?? QUOTE.exec(html)?.[1];
  const text = found
    ?.replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('"', '&quot;');
  if (text === undefined || text === '') return null;
  if (text.length <= DESCRIPTION_CHARACTERS_MAX) return text;
  // Cut before the word that does not fit whole; a cut character reference would show its letters.
  return `${text.slice(0, DESCRIPTION_CHARACTERS_MAX).replace(/\s?\S*$/, '')}…`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
