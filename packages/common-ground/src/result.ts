import type { Analysis, Division } from './analysis.ts';
import type { Bridging, Uncertainty } from './findings/bridging.ts';
import type { CommonGround } from './findings/common-ground.ts';
import type { Divergence } from './findings/divergence.ts';
import type { FlagKind } from './findings/flags.ts';
import type { GroupId } from './findings/group-counts.ts';
import type { Candidate } from './groups/opinion-groups.ts';
import { tellMarking, type Representative } from './findings/representative.ts';
import type { Sensitivity } from './findings/sensitivity.ts';
import { rounded } from './statistics.ts';
import { canonicalOrder, compareIdentifiers } from './reactions/identifier-order.ts';
import { ALGORITHM_VERSION } from './version.ts';

export type ResultGroup = {
  readonly id: GroupId;
  readonly size: number;
  readonly representative: readonly Representative[];
};

export type ResultFlag = {
  readonly kind: FlagKind;
  /** How many people; who they are is named only when members were asked for. */
  readonly participants: number;
  readonly ids?: readonly string[];
};

/** The published shape: `schema/result.schema.json`. Equal reactions give equal bytes. */
export type Result = {
  readonly version: string;
  readonly mode: 'own';
  readonly participants: number;
  readonly takenIn: number;
  readonly positions: number;
  readonly reactions: number;
  readonly components: readonly { readonly variance: number }[];
  /** How many of the components stand out from noise, and the variance noise reaches. */
  readonly componentsUsed: number;
  readonly noise: number;
  readonly groupsFound: boolean;
  readonly groups: readonly ResultGroup[];
  readonly members?: Readonly<Record<string, GroupId | null>>;
  readonly stability: number | null;
  /** Share of two neighbouring groups in the middle third of the way between them; a sixth where people spread evenly. */
  readonly between: number | null;
  readonly candidates: readonly Candidate[];
  readonly commonGround: readonly CommonGround[];
  readonly declared: {
    readonly groups: readonly { id: GroupId; size: number }[];
    readonly commonGround: readonly CommonGround[];
    readonly divergence: readonly Divergence[];
  } | null;
  readonly both: {
    readonly groups: readonly { id: GroupId; size: number }[];
    readonly commonGround: readonly CommonGround[];
  } | null;
  readonly divergence: readonly Divergence[];
  readonly bridging: readonly Bridging[];
  readonly uncertainty: readonly Uncertainty[];
  readonly sensitivity: readonly Sensitivity[];
  readonly flags: readonly ResultFlag[];
};

export type ResultOptions = {
  /** Name every participant's group, and who was flagged. Off by default: this is personal data. */
  readonly members?: boolean;
  /** Representative positions shown per group. */
  readonly representativesMax?: number;
};

const REPRESENTATIVES_SHOWN = 7;

export function resultOf(analysis: Analysis, options: ResultOptions = {}): Result {
  const { matrix, components, found } = analysis;
  const most = options.representativesMax ?? REPRESENTATIVES_SHOWN;
  return {
    version: ALGORITHM_VERSION,
    mode: 'own',
    participants: matrix.participantIds.length,
    takenIn: analysis.takenIn.length,
    positions: matrix.positionIds.length,
    reactions: matrix.cells.length,
    components: components.variance.map((variance) => ({ variance: rounded(variance) })),
    componentsUsed: components.used,
    noise: rounded(components.noise),
    groupsFound: found.k > 0,
    groups: analysis.marking.map((marking, g) => ({
      id: g,
      size: analysis.opinion.counts[g]?.size ?? 0,
      representative: roundedDeep(tellMarking(matrix.positionIds, marking, most)),
    })),
    ...(options.members === true && { members: membersOf(analysis) }),
    stability: roundedOrNull(found.stability),
    between: roundedOrNull(analysis.between),
    candidates: roundedDeep(found.candidates),
    commonGround: analysis.opinion.commonGround,
    declared:
      analysis.declared === null
        ? null
        : { ...division(analysis.declared), divergence: analysis.declaredDivergence },
    both: analysis.both === null ? null : division(analysis.both),
    divergence: analysis.divergence,
    bridging: roundedDeep(analysis.bridging),
    uncertainty: analysis.uncertainty,
    sensitivity: roundedDeep(analysis.sensitivity),
    flags: flagsOf(analysis, options.members === true),
  };
}

const roundedOrNull = (value: number | null): number | null => (value === null ? null : rounded(value));

function division({ counts, commonGround }: Division) {
  return {
    groups: counts.map(({ id, size }) => ({ id, size })),
    commonGround,
  };
}

function flagsOf({ flags, matrix }: Analysis, named: boolean): ResultFlag[] {
  return flags.map(({ kind, rows }) => ({
    kind,
    participants: rows.length,
    ...(named && {
      ids: rows.map((row) => matrix.participantIds[row] ?? '').sort(compareIdentifiers),
    }),
  }));
}

/** Null for those who could not be placed. A plain object would reorder ids, a null prototype keeps any name safe. */
function membersOf({ matrix, labels }: Analysis): Record<string, GroupId | null> {
  // A null prototype has no type of its own.
  const members = Object.create(null) as Record<string, GroupId | null>;
  for (const row of canonicalOrder(matrix.participantIds)) {
    const label = labels[row] ?? -1;
    members[matrix.participantIds[row] ?? ''] = label < 0 ? null : label;
  }
  return members;
}

/** A copy of a result of plain objects and arrays with every number rounded. */
export function roundedDeep<T>(value: T): T {
  // Only numbers change, to numbers: keys and kinds of values stay.
  return roundedCopy(value) as T;
}

function roundedCopy(part: unknown): unknown {
  if (typeof part === 'number') return Number.isInteger(part) ? part : rounded(part);
  if (Array.isArray(part)) return part.map(roundedCopy);
  if (part === null || typeof part !== 'object') return part;
  // Spread keeps the keys and their order; what a result may hold by name of a person has no prototype.
  const copy: Record<string, unknown> = { ...part };
  for (const key in copy) {
    const inner = copy[key];
    if (typeof inner === 'number' ? !Number.isInteger(inner) : typeof inner === 'object')
      copy[key] = roundedCopy(inner);
  }
  return copy;
}
