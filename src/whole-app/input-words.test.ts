import { expect, it } from 'vitest';
import { z, type ZodType } from 'zod';
import { refuseInput, type InputIssue } from '#kernel/domain/refuse-input.ts';
import { API_ROUTES } from '../composition/compose.ts';

/** What forms and programs send by mistake. */
const WRONG = [
  undefined,
  null,
  '',
  ' ',
  'x',
  'x'.repeat(100_000),
  '\uD800',
  'A B',
  -1,
  1.5,
  1e12,
  {},
  [],
  true,
];
const LISTED_TOO_MANY = Array.from({ length: 2_000 }, () => 'x');
const DEPTH_MAX = 4;

type Shape = { readonly properties?: Readonly<Record<string, Shape>>; readonly items?: Shape };

/** Inputs of that shape with one wrong value at each place in turn, and alone of their list. */
function wrongOnes({ properties, items }: Shape, depth = 0): unknown[] {
  if (depth > DEPTH_MAX) return [];
  const inside = Object.entries(properties ?? {}).flatMap(([name, shape]) =>
    wrongOnes(shape, depth + 1).map((value) => ({ [name]: value })),
  );
  const listed = items === undefined ? [] : wrongOnes(items, depth + 1).map((value) => [value]);
  return [...WRONG, { ko: '', en: '' }, { ko: 'x'.repeat(100_000) }, LISTED_TOO_MANY, ...inside, ...listed];
}

function issuesOf(schema: ZodType): InputIssue[] {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape; // of JSON Schema only what is read
  return wrongOnes(shape).flatMap((value) => schema.safeParse(value).error?.issues ?? []);
}

it('has words in both languages for whatever a schema can find wrong', () => {
  const schemas = API_ROUTES.flatMap((route) => (route.kind === 'query' ? [] : [route]));
  expect(schemas.length).toBeGreaterThan(30);
  const wordless = schemas.flatMap(({ path, input }) =>
    issuesOf(input)
      .filter((issue) => refuseInput([issue]).issue === undefined)
      .map(({ code, message, path: at }) => `${path} ${at.join('.')}: ${code}, ${message}`),
  );
  expect([...new Set(wordless)]).toEqual([]);
});
