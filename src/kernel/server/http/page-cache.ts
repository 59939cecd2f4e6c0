import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A public page as bytes, ready to send in the form the reader's browser takes. */
export type KeptPage = {
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: { readonly br: Buffer; readonly gzip: Buffer; readonly identity: Buffer };
};

export type Rendered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type PageCache = {
  /**
   * The page for everyone who is not signed in, or null when it must be rendered for this request alone. Rejects when
   * it could not be made and no copy of it is known to be still true.
   */
  get(path: string): Promise<KeptPage | null>;
  /** Something changed: nothing rendered before this moment is served again as fresh. */
  changed(): void;
};

/** Changes that another process made show within this time even if its notice is lost. */
const FRESH_MS = 2_000;
const PAGES_MAX = 2_000;
const PAGE_BYTES_MAX = 2 * 1024 * 1024;
const BROTLI_QUALITY = 5;

type Kept = { readonly page: Promise<KeptPage | null>; readonly at: number; readonly version: number };

/**
 * Renders each public page once for all. After a change pages are rendered again before they are served: an older
 * copy could still name someone whose words were withdrawn. Only age, without a known change, is served while the
 * page is made anew, or for as long as it cannot be, as while the database is away.
 */
export function createPageCache(render: (path: string) => Promise<Rendered>, now: () => number): PageCache {
  const pages = new Map<string, Kept>();
  let version = 0;

  function make(path: string, older?: Kept): Kept {
    const kept = { page: keep(render(path)), at: now(), version };
    pages.delete(path);
    if (pages.size >= PAGES_MAX)
      for (const oldest of pages.keys()) if (pages.size >= PAGES_MAX) pages.delete(oldest);
    pages.set(path, kept);
    kept.page.catch(() => {
      if (pages.get(path) !== kept) return;
      pages.delete(path);
      // While pages cannot be made, the one known to be true so far is better than none.
      if (older?.version === version) pages.set(path, { ...older, at: now() });
    });
    return kept;
  }

  return {
    async get(path) {
      const held = pages.get(path);
      if (held === undefined || held.version !== version) return make(path).page;
      // A stale copy is served now and replaced for the next reader.
      // Either way, should the clock have been set.
      if (Math.abs(now() - held.at) > FRESH_MS) make(path, held).page.catch(() => undefined);
      return held.page;
    },
    changed() {
      version += 1;
    },
  };
}

async function keep(rendering: Promise<Rendered>): Promise<KeptPage | null> {
  const { status, headers, body } = await rendering;
  if (status >= 500) throw new Error(`The page came out with status ${status}.`);
  const type = headers['content-type'] ?? '';
  const personal = 'set-cookie' in headers || /no-store|private/.test(headers['cache-control'] ?? '');
  if (status !== 200 || !type.startsWith('text/html') || personal || body.length > PAGE_BYTES_MAX)
    return null;
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    promisify(gzip)(body),
  ]);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { etag, headers: kept(headers), bodies: { br, gzip: zipped, identity: body } };
}

const HEADERS_KEPT = [
  'content-type',
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'link',
];

function kept(headers: Readonly<Record<string, string>>): Record<string, string> {
  const own = HEADERS_KEPT.flatMap((name) =>
    headers[name] === undefined ? [] : [[name, headers[name]] as const],
  );
  return {
    ...Object.fromEntries(own),
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'accept-encoding, cookie',
  };
}
