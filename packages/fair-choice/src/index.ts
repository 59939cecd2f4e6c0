export { ballotBoxHash } from './ballot-box.ts';
export { buildProfile } from './build-profile.ts';
export { accountOf, certify, type Certificate, type VoterAccount } from './certificate.ts';
export {
  choose,
  chooseFrom,
  UnknownRule,
  type ChooseOptions,
  type ExplainedRound,
  type Outcome,
} from './choose.ts';
export {
  proposeLevel,
  PUBLISHED_THRESHOLDS,
  tallyAnswers,
  type Answer,
  type GroupTally,
  type LevelThresholds,
  type OutcomeLabel,
  type ProposedLevel,
} from './consensus-level.ts';
export { ElectionError, type Ballot, type Candidate, type Election } from './election.ts';
export { type Utility } from './equal-shares.ts';
export { FormatError } from './format-error.ts';
export { parseJsonProfile, type JsonProfile } from './json-profile.ts';
export { nearDuplicates, NEAR_COPY_MIN, SEE_ALSO_MIN, type DuplicateHint } from './near-duplicates.ts';
export { parsePabulib, type PabulibFile, type PabulibNotice } from './pabulib.ts';
export { assembleProfile, type Profile } from './profile.ts';
export { approximate, format, parseRational, type Rational, type RationalInput } from './rational.ts';
export { parseRule, ruleName, type Rule } from './rule-name.ts';
export { RankingError, schulze, type Ranking, type SchulzeResult } from './schulze.ts';
export { balanceGroups, chooseBalanced, type BalancedOutcome } from './stakeholder-balance.ts';
export { type Ties } from './tie-order.ts';
export { verifyCertificate, type Verdict } from './verify-certificate.ts';
