import type { Warning } from '@madang/press-release';
import { IMPORT_LISTS, type ImportModel } from './import-model.ts';

export type WarningsBeside = {
  /** By the item's place, as in `people.3`. */
  readonly items: ReadonlyMap<string, readonly Warning[]>;
  /** What belongs to no single item. */
  readonly general: readonly Warning[];
};

/** Puts each warning beside the narrowest item whose stretch of the source it points into. */
export function warningsBeside(model: ImportModel, warnings: readonly Warning[]): WarningsBeside {
  const spans = IMPORT_LISTS.flatMap((list) =>
    model[list].map((row, at) => ({
      key: `${list}.${at}`,
      start: Number(row['start']),
      end: Number(row['end']),
    })),
  ).sort((a, b) => a.end - a.start - (b.end - b.start));
  const items = new Map<string, Warning[]>();
  const general: Warning[] = [];
  for (const warning of warnings) {
    const at = spans.find(({ start, end }) => warning.start >= start && warning.start < end);
    if (at === undefined) general.push(warning);
    else items.set(at.key, [...(items.get(at.key) ?? []), warning]);
  }
  return { items, general };
}
