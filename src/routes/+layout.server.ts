import { mayAny } from '#kernel/domain/viewer.ts';
import { pathWithoutLanguage } from '#kernel/web/i18n.ts';
import type { LayoutServerLoad } from './$types';
import { DESK_ROLES } from './access.ts';

/** Screens for a wall and cards in another site's frame stand alone, without the bars of a page. */
const BARE = /^\/\[lang=lang\]\/(hall|embed)\//;

/** What stands around every page: the language, who is signed in, where in the forum we are. */
export const load: LayoutServerLoad = ({ locals, url, route }) => {
  const { lang, account, place } = locals;
  return {
    lang,
    bare: BARE.test(route.id ?? ''),
    path: pathWithoutLanguage(url.pathname),
    search: url.search,
    account: account === null ? null : { email: account.email },
    forum: place === null ? null : { slug: place.forum.slug, names: place.forum.names },
    edition: place?.edition ?? null,
    mayDesk: place !== null && mayAny(place.viewer, DESK_ROLES),
  };
};
