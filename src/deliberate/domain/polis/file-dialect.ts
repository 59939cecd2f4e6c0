import type { PolisExport, PolisFileName } from '@madang/common-ground';

type Dialects = NonNullable<PolisExport['dialects']>;
type Dialect = NonNullable<Dialects[PolisFileName]>;

/** How a file was written, in a form that JSON can hold. */
export type KeptDialect = Omit<Dialect, 'quoted'> & {
  readonly quoted: { readonly columns: readonly number[]; readonly single: readonly string[] };
};
export type KeptDialects = Readonly<Partial<Record<PolisFileName, KeptDialect>>>;

export function keptDialects(dialects: Dialects = {}): KeptDialects {
  const kept: Partial<Record<PolisFileName, KeptDialect>> = {};
  for (const [name, { quoted, ...dialect }] of entriesOf(dialects))
    kept[name] = { ...dialect, quoted: { columns: [...quoted.columns], single: [...quoted.single] } };
  return kept;
}

export function dialectsFrom(kept: KeptDialects): Dialects {
  const dialects: Dialects = {};
  for (const [name, { quoted, ...dialect }] of entriesOf(kept))
    dialects[name] = {
      ...dialect,
      quoted: { columns: new Set(quoted.columns), single: new Set(quoted.single) },
    };
  return dialects;
}

/** The names of a record of files are file names: TypeScript widens them. */
function entriesOf<Value>(record: Partial<Record<PolisFileName, Value>>): [PolisFileName, Value][] {
  return Object.entries(record) as [PolisFileName, Value][]; // only PolisFileName keys are ever set
}
