import { analyseMatrix } from './analysis.ts';
import type { ReactionStore } from './reactions/reaction-store.ts';
import { resultOf, type Result, type ResultOptions } from './result.ts';

export type AnalyseOptions = ResultOptions & { readonly declared?: ReadonlyMap<string, string> };

/** Opinion groups, common ground and the rest, as plain JSON. */
export function analyse(store: ReactionStore, options: AnalyseOptions = {}): Result {
  const { declared, ...shown } = options;
  return resultOf(analyseMatrix(store.matrix(), declared === undefined ? {} : { declared }), shown);
}

export {
  analyseMatrix,
  EVERYONE,
  REACTIONS_LEAST,
  type Analysis,
  type AnalysisInput,
  type Division,
} from './analysis.ts';
export type { Bridging, Uncertainty } from './findings/bridging.ts';
export type { CommonGround, GroupSupport } from './findings/common-ground.ts';
export { crossGroups, type CrossedGroup } from './groups/crossed-groups.ts';
export type { Divergence } from './findings/divergence.ts';
export type { Flag, FlagKind } from './findings/flags.ts';
export type { GroupId } from './findings/group-counts.ts';
export { compareIdentifiers } from './reactions/identifier-order.ts';
export { createIncremental, IncrementalCommonGround, type OpinionMap } from './incremental/incremental.ts';
export type { InputProblem, Read } from './input/input-problem.ts';
export { releaseJointly, type JointMemory, type JointRelease } from './release/joint-release.ts';
export { LimitExceeded, LIMITS, type LimitName } from './limits.ts';
export { GROUP_SIZE_LEAST, STABILITY_LEAST, type Candidate } from './groups/opinion-groups.ts';
export {
  readDeclaredGroups,
  readPlainReactions,
  type DeclaredGroups,
  type PlainReactions,
} from './input/plain-reactions.ts';
export {
  analyseConversation,
  setAsideOf,
  type Background,
  type ConversationResult,
  type SetAside,
} from './polis/conversation-analysis.ts';
export { isAboutOneself } from './polis/personal-statement.ts';
export { analysePolis, type PolisAnalysis, type PolisOptions } from './polis/polis-analysis.ts';
export type { PolisConsensus, PolisRepresentative } from './polis/polis-statistics.ts';
export { polisResultOf, type PolisResult } from './polis/polis-result.ts';
export {
  POLIS_FILES,
  polisMilliseconds,
  readPolisExport,
  writePolisExport,
  type PolisConversation,
  type PolisExport,
  type PolisFileName,
  type PolisFiles,
} from './polis/polis-export.ts';
export { isSetAside, type PolisStatement } from './polis/polis-statements.ts';
export { publicResult, type PublicResult } from './release/public-result.ts';
export type { Reaction, ReactionMatrix } from './reactions/reaction-matrix.ts';
export { createStore, ReactionStore } from './reactions/reaction-store.ts';
export {
  release,
  type Release,
  type ReleasedRow,
  type ReleaseMemory,
  type ReleaseRules,
} from './release/release.ts';
export type { Representative } from './findings/representative.ts';
export { resultOf, type Result, type ResultFlag, type ResultGroup, type ResultOptions } from './result.ts';
export {
  nextPosition,
  prepareRouting,
  type NextRequest,
  type Routing,
  type RoutingInput,
} from './routing.ts';
export type { Sensitivity } from './findings/sensitivity.ts';
export { ALGORITHM_VERSION } from './version.ts';
