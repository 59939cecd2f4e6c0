import { sameBytes, toBase64 } from '../encoding/bytes.ts';
import type { TreeHead } from '../notes/checkpoint.ts';
import { checkUpperTiles, type Mismatch, type TreeChecked, type TreeInput } from './check-tree.ts';
import type { Findings } from './findings.ts';
import { rootAt } from '../tree/merkle.ts';
import type { Primitives } from '../primitives/primitives.ts';
import { TILE_WIDTH, tilePath } from '../tree/tiles.ts';
import { widthOf } from '../tree/tile-reader.ts';

export type RootInput = {
  readonly primitives: Primitives;
  readonly head: TreeHead;
  /** A log key signed the head as it stands. */
  readonly authentic: boolean;
  /** Entries held according to the names of the bundles; undefined where nothing can be listed. */
  readonly held: number | undefined;
  readonly tree: TreeInput;
  readonly checked: TreeChecked;
  /** Sizes and roots of earlier signed heads, ascending: they narrow down where a change lies. */
  readonly earlier: readonly TreeHead[];
};

/** Compares the tree with the head and names what differs. True if the entries give the signed root. */
export async function checkRoot(input: RootInput, findings: Findings): Promise<boolean> {
  const { primitives, head, checked, tree } = input;
  const whole = checked.levels.level(0).length >= tree.size;
  const root = whole ? await rootAt(primitives, checked.levels.nodes, tree.size) : undefined;
  const same = root !== undefined && tree.size === head.size && sameBytes(root, head.root);
  const upper = whole ? await checkUpperTiles(tree, checked.levels, findings) : [];
  if (!input.authentic) {
    nameAlteration(input, root, findings);
    if (!same) nameMismatches(checked.mismatches, findings);
    return false;
  }
  if (input.held !== undefined && input.held > head.size) {
    findings.add({ code: 'old-checkpoint', entry: head.size, detail: `${head.size} < ${input.held}` });
  }
  if (same && checked.complete) {
    // The entries are the signed ones, so whatever tile disagrees is the one that was changed.
    const paths = new Set(upper.map((tile) => tile.path));
    for (const { entry } of checked.mismatches) {
      const index = Math.floor(entry / TILE_WIDTH);
      paths.add(tilePath({ level: 0, index, width: widthOf(tree.size, 0, index) }));
    }
    for (const path of paths) findings.add({ code: 'tile-altered', path });
    return true;
  }
  nameMismatches(checked.mismatches, findings);
  if (checked.complete && checked.mismatches.length === 0) await nameForgery(input, upper, findings);
  return false;
}

/** The log's key is named but did not sign this: say which line cannot be right. */
function nameAlteration(input: RootInput, root: Uint8Array | undefined, findings: Findings): void {
  if (findings.has('foreign-key')) return;
  const { head, held } = input;
  if (held !== undefined && held !== head.size) {
    findings.add({ code: 'size-altered', path: 'checkpoint', detail: `${head.size} / ${held}` });
  } else if (root !== undefined && !sameBytes(root, head.root) && input.checked.mismatches.length === 0) {
    findings.add({ code: 'root-altered', path: 'checkpoint', detail: toBase64(root) });
  } else {
    findings.add({ code: 'checkpoint-altered', path: 'checkpoint' });
  }
}

function nameMismatches(mismatches: readonly Mismatch[], findings: Findings): void {
  const named = new Set<number>();
  for (const one of mismatches) {
    if (named.has(one.entry)) continue;
    const other = mismatches.find(
      (two) => two !== one && sameBytes(one.found, two.tile) && sameBytes(two.found, one.tile),
    );
    named.add(one.entry);
    if (other === undefined) {
      findings.add({ code: 'entry-altered', entry: one.entry });
      continue;
    }
    named.add(other.entry);
    findings.add({ code: 'entries-swapped', entry: one.entry, detail: String(other.entry) });
  }
}

/** Entry and leaf tile agree with each other but not with what was signed: narrow down where. */
async function nameForgery(
  input: RootInput,
  upper: readonly { readonly level: number; readonly index: number }[],
  findings: Findings,
): Promise<void> {
  const { primitives, tree, checked } = input;
  let [from, to] = [0, tree.size];
  const [lowest] = upper.filter((tile) => tile.level === 1);
  if (lowest !== undefined) [from, to] = [lowest.index * TILE_WIDTH, (lowest.index + 1) * TILE_WIDTH];
  else if (tree.size >= TILE_WIDTH) from = tree.size - (tree.size % TILE_WIDTH);
  for (const head of input.earlier) {
    if (head.size > tree.size || head.size === 0) continue;
    const agrees = sameBytes(await rootAt(primitives, checked.levels.nodes, head.size), head.root);
    if (agrees) from = Math.max(from, head.size);
    else {
      to = Math.min(to, head.size);
      break;
    }
  }
  findings.add({ code: 'leaf-forged', entry: from, ...(to - 1 > from ? { to: to - 1 } : {}) });
}
