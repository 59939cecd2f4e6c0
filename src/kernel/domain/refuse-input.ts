import { fieldName } from './field-names.ts';
import type { Bilingual } from './bilingual.ts';
import type { Refusal } from './decision.ts';
import { refuseInKernel } from './kernel-refusals.ts';

/** What a schema found wrong, as zod tells it. */
export type InputIssue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Of what a bound was crossed: a string, a number, an array. */
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly expected?: string;
  readonly format?: string;
};

const FORMATS: Readonly<Record<string, Bilingual>> = {
  email: { ko: '전자우편 주소가 아닙니다.', en: 'this is no e-mail address.' },
  url: { ko: '웹 주소가 아닙니다.', en: 'this is no web address.' },
  date: { ko: '날짜가 아닙니다.', en: 'this is no date.' },
  datetime: { ko: '때를 알 수 없습니다.', en: 'this is no moment in time.' },
};
const MISSING = {
  ko: '비어 있거나 쓸 수 없는 값입니다.',
  en: 'this is missing, or cannot be taken as it is.',
};
const NO_NUMBER = { ko: '숫자로 적어 주십시오.', en: 'please give a number.' };

/** What schemas of ours say by themselves. */
const OWN_WORDS: Readonly<Record<string, Bilingual>> = {
  'must be small letters, digits and hyphens': {
    ko: '영문 소문자와 숫자, 붙임표(-)만 쓸 수 있습니다.',
    en: 'small letters, digits and hyphens only.',
  },
  'must be given in at least one language': {
    ko: '적어도 한 언어로 적어 주십시오.',
    en: 'please give it in at least one language.',
  },
  'must be a language code such as ko or en': {
    ko: '언어는 ko, en처럼 부호로 적어 주십시오.',
    en: 'please give a language by its code, such as ko or en.',
  },
  'must hold the words in their authentic language': {
    ko: '정본의 언어로 된 글이 있어야 합니다.',
    en: 'the words in their authentic language are missing.',
  },
  'must be well-formed Unicode': {
    ko: '읽을 수 없는 글자가 들어 있습니다.',
    en: 'there are characters in it that cannot be read.',
  },
};

/** The first thing wrong with what was entered, in words for a person; `details` say the same to a program. */
export function refuseInput(issues: readonly InputIssue[]): Refusal {
  const [issue] = issues;
  const details = { where: issue?.path.map(String).join('.') ?? '', what: issue?.message ?? '' };
  const { refusal } = refuseInKernel('input-invalid', details);
  const what = issue && whatIsWrong(issue);
  if (what === undefined) return refusal;
  const field = fieldName(issue?.path ?? []);
  const meaning = {
    status: refusal.meaning.status,
    ko: `입력을 다시 확인해 주십시오. ${field.ko}: ${what.ko}`,
    en: `Please check what you entered. ${field.en}: ${what.en}`,
  };
  return { ...refusal, meaning, issue: { path: (issue?.path ?? []).map(String), what } };
}

function whatIsWrong({ code, message, ...issue }: InputIssue): Bilingual | undefined {
  const own = OWN_WORDS[message];
  if (own !== undefined) return own;
  if (code === 'too_big') return tooBig(issue.origin, String(issue.maximum));
  if (code === 'too_small') return tooSmall(issue.origin, Number(issue.minimum));
  if (code === 'invalid_format') return FORMATS[issue.format ?? ''] ?? MISSING;
  if (code === 'invalid_type') return isNumber(issue.expected) ? NO_NUMBER : MISSING;
  return code === 'invalid_value' || code === 'invalid_union' ? MISSING : undefined;
}

const isNumber = (expected: string | undefined) => expected === 'number' || expected === 'int';

function tooBig(origin: string | undefined, limit: string): Bilingual {
  if (origin === 'string') return { ko: `${limit}자까지입니다.`, en: `at most ${limit} characters.` };
  if (origin === 'array') return { ko: `${limit}개까지입니다.`, en: `at most ${limit} of them.` };
  return { ko: `${limit}까지입니다.`, en: `at most ${limit}.` };
}

function tooSmall(origin: string | undefined, limit: number): Bilingual {
  if (origin === 'string' && limit <= 1) return MISSING;
  if (origin === 'string')
    return { ko: `${limit}자 이상이어야 합니다.`, en: `at least ${limit} characters.` };
  if (origin === 'array') return { ko: `${limit}개 이상이어야 합니다.`, en: `at least ${limit} of them.` };
  return { ko: `${limit} 이상이어야 합니다.`, en: `at least ${limit}.` };
}
