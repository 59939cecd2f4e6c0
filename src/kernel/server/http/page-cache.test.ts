import { describe, expect, it } from 'vitest';
import { createPageCache, type Rendered } from './page-cache.ts';

function rendering(overrides: Partial<Rendered> = {}) {
  let count = 0;
  const render = async (path: string): Promise<Rendered> => {
    count += 1;
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'self'",
    };
    return { status: 200, headers, body: Buffer.from(`${path} ${count}`), ...overrides };
  };
  return { render, count: () => count };
}
const shown = async (cache: ReturnType<typeof createPageCache>) =>
  (await cache.get('/ko'))?.bodies.identity.toString() ?? null;

describe('the page cache', () => {
  it('renders a page once for all readers, with its security policy and a tag', async () => {
    const { render, count } = rendering();
    const cache = createPageCache(render, () => 0);
    const [a, b] = await Promise.all([cache.get('/ko'), cache.get('/ko')]);
    expect(count()).toBe(1);
    expect(a).toBe(b);
    expect(a?.headers['content-security-policy']).toBe("default-src 'self'");
    expect(a?.etag).toMatch(/^"[\w-]{22}"$/);
  });
  it('never shows what was rendered before a change', async () => {
    const cache = createPageCache(rendering().render, () => 0);
    expect(await shown(cache)).toBe('/ko 1');
    cache.changed();
    expect(await shown(cache)).toBe('/ko 2');
  });
  it('serves an old copy while it makes a new one', async () => {
    let now = 0;
    const cache = createPageCache(rendering().render, () => now);
    await shown(cache);
    now = 5_000;
    expect(await shown(cache)).toBe('/ko 1');
    expect(await shown(cache)).toBe('/ko 2');
  });
  it('serves the copy it has while pages cannot be made, and none once something changed', async () => {
    let now = 0;
    let status = 200;
    const { render } = rendering();
    const cache = createPageCache(
      async (path) => ({ ...(await render(path)), status }),
      () => now,
    );
    await shown(cache);
    status = 503;
    for (now = 5_000; now < 60_000; now += 5_000) {
      expect(await shown(cache)).toBe('/ko 1');
      await new Promise((done) => setTimeout(done));
    }
    cache.changed();
    await expect(cache.get('/ko')).rejects.toThrow('503');
    status = 200;
    expect(await shown(cache)).toMatch(/^\/ko \d+$/);
  });
  it('keeps nothing that is not a plain public page', async () => {
    const personal = { 'content-type': 'text/html', 'set-cookie': 'a=b' };
    for (const overrides of [
      { status: 404 },
      { headers: { 'content-type': 'application/json' } },
      { headers: personal },
    ]) {
      expect(await createPageCache(rendering(overrides).render, () => 0).get('/ko')).toBeNull();
    }
  });
});
