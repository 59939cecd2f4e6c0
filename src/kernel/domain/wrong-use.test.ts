import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { wrongUse } from './wrong-use.ts';

function said(args: string[], lang: 'ko' | 'en'): string {
  try {
    parseArgs({ args, options: { forum: { type: 'string' }, json: { type: 'boolean' } } });
  } catch (error) {
    return wrongUse(error, lang);
  }
  return '';
}

describe('wrong use of a command', () => {
  it('names the option, in one sentence of the reader’s language', () => {
    expect(said(['--bogus'], 'ko')).toBe('그런 선택 사항은 없습니다(--bogus).');
    expect(said(['--bogus'], 'en')).toBe('There is no option --bogus.');
    expect(said(['-x'], 'en')).toBe('There is no option -x.');
    expect(said(['--forum'], 'ko')).toBe('--forum 뒤에 값이 있어야 합니다.');
    expect(said(['--forum', '--json'], 'en')).toBe('--forum needs a value.');
    expect(said(['--json=yes'], 'en')).toBe('--json takes no value.');
  });
  it('passes on what it does not know', () => {
    expect(wrongUse(new Error('the disk is full'), 'ko')).toBe('the disk is full');
  });
});
