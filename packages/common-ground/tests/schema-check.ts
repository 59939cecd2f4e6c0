import { readFileSync } from 'node:fs';

/** The part of JSON Schema (2020-12) that this package's schema uses. */
type Schema = {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Where `value` departs from `schema`; nothing when it fits. */
function departures(value: unknown, schema: Schema, root: Schema, path = '$'): string[] {
  if (schema.$ref !== undefined)
    return departures(value, root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {}, root, path);
  if (schema.anyOf !== undefined) {
    const each = schema.anyOf.map((option) => departures(value, option, root, path));
    return each.some((found) => found.length === 0)
      ? []
      : (each.sort((a, b) => a.length - b.length)[0] ?? []);
  }
  if ('const' in schema) return value === schema.const ? [] : [`${path} is not ${String(schema.const)}`];
  if (schema.enum !== undefined)
    return schema.enum.includes(value) ? [] : [`${path} is not one of ${schema.enum.join(', ')}`];
  if (!hasType(value, schema.type)) return [`${path} is not ${schema.type ?? 'anything'}`];
  if (typeof value === 'number') {
    const inside = value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
    return inside ? [] : [`${path} = ${value} is out of range`];
  }
  if (Array.isArray(value)) {
    const fits = value.length >= (schema.minItems ?? 0) && value.length <= (schema.maxItems ?? Infinity);
    const items = value.flatMap((item, i) => departures(item, schema.items ?? {}, root, `${path}[${i}]`));
    return fits ? items : [`${path} has ${value.length} items`, ...items];
  }
  if (value === null || typeof value !== 'object') return [];
  const missing = (schema.required ?? [])
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => `${path}.${key} is missing`);
  const inner = Object.entries(value).flatMap(([key, part]) => {
    const known = schema.properties?.[key] ?? schema.additionalProperties ?? true;
    if (known === false) return [`${path}.${key} is not in the schema`];
    return known === true ? [] : departures(part, known, root, `${path}.${key}`);
  });
  return [...missing, ...inner];
}

function hasType(value: unknown, type: string | undefined): boolean {
  if (type === undefined) return true;
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return value !== null && typeof value === 'object' && !Array.isArray(value);
  return typeof value === type;
}

// The schema is a file of this package; the check above would fail on any other shape.
const published = JSON.parse(
  readFileSync(new URL('../schema/result.schema.json', import.meta.url), 'utf8'),
) as Schema;

/** Where a result, written and read again, departs from the published schema. */
export const departuresOfResult = (result: unknown): string[] =>
  departures(JSON.parse(JSON.stringify(result)), published, published);
