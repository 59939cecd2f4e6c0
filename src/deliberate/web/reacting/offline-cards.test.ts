import { describe, expect, it } from 'vitest';
import { offlineCards } from './offline-cards.ts';
import { drawerOf } from './reaction-queue.ts';

describe('what stands in place of the cards without a line', () => {
  it('speaks the language of the address and counts what waits for it', () => {
    const [ko, en] = ['ko', 'en'].map((lang) => offlineCards(`/${lang}/wesf/sample/positions`, 'n'));
    expect(ko).toContain('<html lang="ko"');
    expect(ko).toContain('연결되어 있지 않습니다');
    expect(en).toContain('<html lang="en"');
    expect(en).toContain('Try again');
    for (const page of [ko, en]) expect(page).toContain(drawerOf('/api/v1/wesf/sample/reactions'));
  });

  it('is made from the address alone, which cannot end its script', () => {
    const path = '/en/</script><script>alert(1)/x/positions';
    const page = offlineCards(path, 'n');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(offlineCards(path, 'n')).toBe(page);
  });
});
