import { analyseMatrix } from '../analysis.ts';
import { commonGround, type GroupSupport } from '../findings/common-ground.ts';
import { divergence, type Divergence } from '../findings/divergence.ts';
import { countGroups, type GroupId } from '../findings/group-counts.ts';
import { compareIdentifiers } from '../reactions/identifier-order.ts';
import type { ReactionStore } from '../reactions/reaction-store.ts';
import { resultOf, roundedDeep, type Result, type ResultOptions } from '../result.ts';
import { isAboutOneself } from './personal-statement.ts';
import type { PolisStatement } from './polis-statements.ts';

/** Positions that take no part in the analysis, and why. */
export type SetAside = {
  readonly moderatedOut: readonly string[];
  /** Marked in the export as being about the person rather than the matter. */
  readonly meta: readonly string[];
  /** So by their wording, in an export in which nobody marked any. */
  readonly personal: readonly string[];
};

/** What sets groups apart in who they are, not in what they think. */
export type Background = Divergence & { readonly byGroup: readonly GroupSupport[] };

export type ConversationResult = Result & {
  readonly setAside: SetAside;
  readonly background: readonly Background[];
};

export type ConversationOptions = ResultOptions & {
  readonly declared?: ReadonlyMap<string, string>;
  /** Sentences about oneself shape groups and common ground like any other. */
  readonly countPersonal?: boolean;
};

type Conversation = {
  readonly store: ReactionStore;
  readonly statements: ReadonlyMap<string, PolisStatement>;
};

/** Which statements count for nothing. Where nobody marked any as meta, those about oneself are told by their wording. */
export function setAsideOf(statements: Conversation['statements'], countPersonal = false): SetAside {
  const shown = [...statements.values()].filter(({ moderated }) => moderated !== -1);
  const meta = shown.filter(({ isMeta }) => isMeta === true);
  const read = countPersonal || meta.length > 0 ? [] : shown.filter(({ body }) => isAboutOneself(body));
  return {
    moderatedOut: sortedIds([...statements.values()].filter(({ moderated }) => moderated === -1)),
    meta: sortedIds(meta),
    personal: sortedIds(read),
  };
}

/**
 * The own mode on an exported conversation: what was moderated out or says who somebody is shapes neither groups nor
 * common ground; of the latter, `background` tells afterwards in what the groups found differ.
 */
export function analyseConversation(
  { store, statements }: Conversation,
  options: ConversationOptions = {},
): ConversationResult {
  const { declared, countPersonal, ...shown } = options;
  const setAside = setAsideOf(statements, countPersonal);
  const describing = new Set([...setAside.meta, ...setAside.personal]);
  for (const id of [...setAside.moderatedOut, ...describing]) store.maskPosition(id, true);
  const analysis = analyseMatrix(store.matrix(), declared === undefined ? {} : { declared });
  const groupOf = new Map<string, number>();
  analysis.labels.forEach((label, row) => groupOf.set(analysis.matrix.participantIds[row] ?? '', label));
  const background = backgroundOf(store, describing, groupOf, analysis.found.k);
  return { ...resultOf(analysis, shown), setAside, background: roundedDeep(background) };
}

function backgroundOf(
  store: ReactionStore,
  describing: ReadonlySet<string>,
  groupOf: ReadonlyMap<string, number>,
  k: number,
): Background[] {
  if (k === 0 || describing.size === 0) return [];
  const matrix = store.unmaskedMatrix();
  const labels = Int32Array.from(matrix.participantIds, (id) => groupOf.get(id) ?? -1);
  const ids: GroupId[] = Array.from({ length: k }, (_, g) => g);
  const columns = matrix.positionIds.flatMap((id, j) => (describing.has(id) ? [j] : []));
  const positions = columns.map((j) => matrix.positionIds[j] ?? '');
  const counts = countGroups(matrix, labels, ids).map((group) => ({
    ...group,
    cells: Uint32Array.from(columns.flatMap((j) => [...group.cells.subarray(3 * j, 3 * j + 3)])),
  }));
  const supports = new Map(commonGround(positions, counts).map((row) => [row.position, row.byGroup]));
  return divergence(positions, counts).map((row) => ({ ...row, byGroup: supports.get(row.position) ?? [] }));
}

const sortedIds = (statements: readonly PolisStatement[]): string[] =>
  statements.map(({ id }) => id).sort(compareIdentifiers);
