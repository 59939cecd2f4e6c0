import { describe, expect, it } from 'vitest';
import { DESCRIPTION_CHARACTERS_MAX, headed, type HeadPlace } from './page-head.ts';

const place: HeadPlace = {
  lang: 'ko',
  address: 'https://forum.example/ko/wesf/2021/topics',
  within: ['제1차 포럼', '포럼', '마당'],
  shared: true,
};
const page = (title: string, body: string) =>
  `<head><title>${title}</title></head><body><h1>x</h1>${body}</body>`;

describe('the head of a page', () => {
  it('says of which edition the page is, and what its lead says', () => {
    const html = headed(page('주제 제안', '<p class="lead svelte-1">누구나 <b>제안</b>합니다.</p>'), place);
    expect(html).toContain('<title>주제 제안 · 제1차 포럼</title>');
    expect(html).toContain('<meta name="description" content="누구나 제안합니다.">');
    expect(html).toContain('<meta property="og:site_name" content="포럼">');
    expect(html).toContain('<meta property="og:image" content="https://forum.example/preview.png">');
    expect(html).toContain('hreflang="en" href="https://forum.example/en/wesf/2021/topics"');
  });
  it('names nothing twice', () => {
    expect(headed(page('제1차 포럼', ''), { ...place, within: ['제1차 포럼'] })).toContain(
      '<title>제1차 포럼</title>',
    );
  });
  it('gives no preview of a desk', () => {
    const html = headed(page('업무', '<p class="lead">x</p>'), { ...place, shared: false });
    expect(html).toBe(page('업무 · 제1차 포럼', '<p class="lead">x</p>'));
  });
  it('quotes the words where there is no lead, and cuts them between words', () => {
    const long = 'said &amp; done '.repeat(40);
    const html = headed(page('a "b"', `<blockquote lang="en"><a href="/">${long}</a></blockquote>`), place);
    const about = /name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(about.length).toBeLessThanOrEqual(DESCRIPTION_CHARACTERS_MAX + 1);
    expect(about).toMatch(/(said|&amp;|done)…$/);
    expect(html).toContain('<meta property="og:title" content="a &quot;b&quot;">');
  });
  it('lets no name of a forum out of its attribute', () => {
    const html = headed(page('x', ''), { ...place, within: ['"><script>', '마당'] });
    expect(html).not.toContain('<script>');
  });
  it('takes a name with a dollar sign as it is', () => {
    expect(headed(page('x', ''), { ...place, within: ["$& $'"] })).toContain("<title>x · $&amp; $'</title>");
  });
});
