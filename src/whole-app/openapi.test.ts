import { expect, it } from 'vitest';
import { openApiDocument } from '#kernel/server/http/openapi.ts';
import { API_ROUTES } from '../composition/compose.ts';

type Operation = {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, object>>;
};
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

it('the OpenAPI document names every operation once, with its parameters and an answer', () => {
  // Through JSON, as it is served: what cannot be said there is missing.
  const { paths }: Document = JSON.parse(JSON.stringify(openApiDocument(API_ROUTES, 'http://example.org')));
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, ...operation })),
  );
  expect(operations).toHaveLength(API_ROUTES.length);
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+[A-Z][A-Za-z0-9]*$/.test(id))).toEqual([]);
  for (const { path, parameters, responses } of operations) {
    expect(parameters.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g));
    expect(Object.keys(responses)).toContain('200');
  }
});
