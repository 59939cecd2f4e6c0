import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusalText } from './decision.ts';
import { refuseInput } from './refuse-input.ts';

const schema = z.object({
  titles: z.record(z.string(), z.string().max(5)),
  email: z.email(),
  slug: z.string().regex(/^[a-z-]+$/, 'must be small letters, digits and hyphens'),
  count: z.int().min(1).max(9),
  kind: z.enum(['a', 'b']),
  more: z.string().refine((value) => value !== 'odd', 'is odd'),
});
const GOOD = { titles: { ko: '제목' }, email: 'a@b.org', slug: 'a', count: 1, kind: 'a', more: '' };
function told(wrong: object) {
  const { error } = schema.safeParse({ ...GOOD, ...wrong });
  const refusal = refuseInput(error?.issues ?? []);
  return [refusalText(refusal, 'ko'), refusalText(refusal, 'en')];
}
const both = (ko: string, en: string) => [
  `입력을 다시 확인해 주십시오. ${ko}`,
  `Please check what you entered. ${en}`,
];

describe('input that no schema takes', () => {
  it('is refused in the words of a form, in both languages', () => {
    expect(told({ titles: { en: 'too long' } })).toEqual(
      both('제목(영어): 5자까지입니다.', 'Title (English): at most 5 characters.'),
    );
    expect(told({ email: 'nobody' })).toEqual(
      both('전자우편: 전자우편 주소가 아닙니다.', 'E-mail: this is no e-mail address.'),
    );
    expect(told({ slug: 'A B' })).toEqual(
      both(
        '주소에 쓰는 이름: 영문 소문자와 숫자, 붙임표(-)만 쓸 수 있습니다.',
        'Name in the address: small letters, digits and hyphens only.',
      ),
    );
    expect(told({ count: Number.NaN })).toEqual(
      both('개수: 숫자로 적어 주십시오.', 'How many: please give a number.'),
    );
    expect(told({ count: 10 })).toEqual(both('개수: 9까지입니다.', 'How many: at most 9.'));
    expect(told({ kind: 'c' })[0]).toContain('kind: 비어 있거나');
  });

  it('names the field as the schema does where it has no other words, and keeps that for programs', () => {
    expect(told({ more: 'odd' })[1]).toBe('Please check what you entered: more — is odd');
    const { error } = schema.safeParse({ ...GOOD, email: '' });
    expect(refuseInput(error?.issues ?? [])).toMatchObject({
      code: 'input-invalid',
      details: { where: 'email' },
    });
  });
});
