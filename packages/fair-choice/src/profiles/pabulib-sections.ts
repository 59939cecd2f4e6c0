import { FormatError } from './format-error.ts';
import { semicolonRows, type Row } from './semicolon-rows.ts';

export type SectionName = 'META' | 'PROJECTS' | 'VOTES';

/** A section with its header looked up by lower-case name; `line` is that of its title. */
export type Section = {
  readonly line: number;
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
};

const isName = (text: string): text is SectionName =>
  text === 'META' || text === 'PROJECTS' || text === 'VOTES';

function sectionTitle({ fields }: Row): SectionName | undefined {
  const [first = '', ...rest] = fields;
  const name = first.toUpperCase();
  return isName(name) && rest.every((field) => field === '') ? name : undefined;
}

function columnsOf(header: Row): Map<string, number> {
  const columns = new Map<string, number>();
  header.fields.forEach((field, at) => {
    const name = field.toLowerCase();
    if (name === '') return;
    if (columns.has(name)) throw new FormatError(header.line, `column ${name} appears twice`);
    columns.set(name, at);
  });
  return columns;
}

/** Splits a .pb file into its three sections; refuses data outside them, repeated and missing ones. */
export function pabulibSections(text: string): Record<SectionName, Section> {
  const found = new Map<SectionName, { line: number; rows: Row[] }>();
  let open: Row[] | undefined;
  let last = 1;
  for (const row of semicolonRows(text)) {
    last = row.line;
    const title = sectionTitle(row);
    if (title === undefined) {
      if (open === undefined)
        throw new FormatError(row.line, 'data before the first section; a file starts with META');
      open.push(row);
      continue;
    }
    if (found.has(title)) throw new FormatError(row.line, `section ${title} appears twice`);
    open = [];
    found.set(title, { line: row.line, rows: open });
  }
  const section = (name: SectionName): Section => {
    const { line, rows } = found.get(name) ?? { line: last, rows: undefined };
    if (rows === undefined) throw new FormatError(line, `section ${name} is missing`);
    const [header, ...data] = rows;
    if (header === undefined) throw new FormatError(line, `section ${name} has no header`);
    const columns = columnsOf(header);
    for (const row of data) {
      if (row.fields.slice(header.fields.length).some((field) => field !== '')) {
        const counts = `${row.fields.length} fields, but its header has ${header.fields.length}`;
        throw new FormatError(
          row.line,
          `a row of ${name} has ${counts}; a field with a semicolon needs quotes`,
        );
      }
    }
    return { line, columns, rows: data };
  };
  return { META: section('META'), PROJECTS: section('PROJECTS'), VOTES: section('VOTES') };
}

/** A cell by column name; empty, `None` and absent columns read as undefined. */
export function cell({ columns }: Section, row: Row, name: string): string | undefined {
  const at = columns.get(name);
  const value = at === undefined ? '' : (row.fields[at] ?? '');
  return value === '' || value.toLowerCase() === 'none' ? undefined : value;
}

/** Refuses a section without a column it cannot do without. */
export function needColumn(section: Section, name: string, title: SectionName): void {
  if (!section.columns.has(name))
    throw new FormatError(section.line, `section ${title} has no column ${name}`);
}
