import { defineParams } from '@sveltejs/kit/params';
import { LANGUAGES, type Lang } from '#kernel/domain/bilingual.ts';

export const params = defineParams({
  lang: (param): Lang | undefined => LANGUAGES.find((lang) => lang === param),
});
