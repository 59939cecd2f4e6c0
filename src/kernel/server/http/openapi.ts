import { z } from 'zod';
import type { ApiRoute } from './api.ts';

const PREFIX = '/api/v1/{forum}/{edition}';

const refusalSchema = z.object({
  code: z.string(),
  message: z.object({ ko: z.string(), en: z.string() }),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The whole API as OpenAPI 3.1, made from the schemas that parse and answer the requests. */
export function openApiDocument(routes: readonly ApiRoute[], origin: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = `${PREFIX}${route.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route, path);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Madang', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: origin }],
    paths,
  };
}

/** `getTopicsByTopicId`: what generated clients call the operation; unique as method and path are together. */
function operationIdOf({ method, path }: ApiRoute): string {
  const capital = (word: string): string => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
  const words = path
    .split('/')
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith(':') ? `By${capital(part.slice(1))}` : part.split('-').map(capital).join(''),
    );
  return `${method.toLowerCase()}${words.join('') || 'Edition'}`;
}

function operationOf(route: ApiRoute, path: string): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const shared = {
    operationId: operationIdOf(route),
    summary: route.summary,
    description: `For: ${route.access.join(', ')}.`,
    parameters,
  };
  const refused = { description: 'Refused; nothing was changed.', content: jsonOf(refusalSchema) };
  if (route.kind === 'query') {
    return {
      ...shared,
      responses: { 200: { description: 'The view.', content: jsonOf(route.answer) }, default: refused },
    };
  }
  return {
    ...shared,
    requestBody: { required: true, content: jsonOf(route.input) },
    responses: { 200: { description: 'Done.' }, default: refused },
  };
}

function jsonOf(schema: z.ZodType): object {
  return { 'application/json': { schema: z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) } };
}
