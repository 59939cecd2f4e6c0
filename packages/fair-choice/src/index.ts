export { ballotBoxHash } from './profiles/ballot-box.ts';
export { buildProfile } from './profiles/build-profile.ts';
export { accountOf, certify, type Certificate, type VoterAccount } from './certificate/certificate.ts';
export {
  choose,
  chooseFrom,
  UnknownRule,
  type ChooseOptions,
  type ExplainedRound,
  type Outcome,
} from './rules/choose.ts';
export {
  proposeLevel,
  PUBLISHED_THRESHOLDS,
  tallyAnswers,
  type Answer,
  type GroupTally,
  type LevelThresholds,
  type OutcomeLabel,
  type ProposedLevel,
} from './rules/consensus-level.ts';
export { ElectionError, type Ballot, type Candidate, type Election } from './profiles/election.ts';
export { type Utility } from './rules/equal-shares.ts';
export { FormatError } from './profiles/format-error.ts';
export { parseJsonProfile, type JsonProfile } from './profiles/json-profile.ts';
export {
  nearDuplicates,
  NEAR_COPY_MIN,
  SEE_ALSO_MIN,
  type DuplicateHint,
} from './duplicates/near-duplicates.ts';
export { parsePabulib, type PabulibFile, type PabulibNotice } from './profiles/pabulib.ts';
export { assembleProfile, type Profile } from './profiles/profile.ts';
export { approximate, format, parseRational, type Rational, type RationalInput } from './numbers/rational.ts';
export { parseRule, ruleName, type Rule } from './rules/rule-name.ts';
export { RankingError, schulze, type Ranking, type SchulzeResult } from './rules/schulze.ts';
export { balanceGroups, chooseBalanced, type BalancedOutcome } from './rules/stakeholder-balance.ts';
export { type Ties } from './profiles/tie-order.ts';
export { verifyCertificate, type Verdict } from './certificate/verify-certificate.ts';
