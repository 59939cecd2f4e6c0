import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** A sentence about the person says who somebody is (age, home, vote); opinion groups are not made of it. */
export const ABOUT = ['matter', 'person'] as const;
export type About = (typeof ABOUT)[number];

export const ABOUT_NAMES = {
  matter: { ko: '사안에 관한 문장', en: 'About the matter' },
  person: { ko: '자신에 관한 문장', en: 'About the person' },
} as const satisfies Record<About, Bilingual>;
