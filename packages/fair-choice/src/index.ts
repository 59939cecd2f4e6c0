export { assembleProfile, type Profile } from './profile.ts';
export { ballotBoxHash } from './ballot-box.ts';
export { buildProfile } from './build-profile.ts';
export {
  choose,
  chooseFrom,
  UnknownRule,
  type ChooseOptions,
  type ExplainedRound,
  type Outcome,
} from './choose.ts';
export { ElectionError, type Ballot, type Candidate, type Election } from './election.ts';
export { type Utility } from './equal-shares.ts';
export { format, parseRational, type Rational, type RationalInput } from './rational.ts';
export { type Ties } from './tie-order.ts';
