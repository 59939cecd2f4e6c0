import type { Stretch } from './document/anatomy.ts';
import type { BodyBlock } from './document/blocks.ts';
import type { AgreementLevel, Force, SessionType, StakeholderGroup } from './release.ts';
import type { Doubts } from './warning.ts';

// What a reading of either language finds. Positions are those of the view.

export type NamedForum = Stretch & {
  readonly name: string;
  readonly label: string | null;
  readonly ordinal: number | null;
};

/** The parts of a text a forum may be named in; positions are those of the view. */
export type Passage = Stretch & { readonly text: string; readonly weight: number };

export type Days = {
  readonly from: string | null;
  readonly to: string | null;
  readonly days: number | null;
  readonly reported: string | null;
};

/** Who stands in which relation to the forum: host, organiser, co-host and supporter are four things. */
export type Relations = {
  readonly host: (Stretch & { readonly name: string }) | null;
  readonly organisers: string[];
  readonly coHosts: string[];
  readonly supporters: string[];
};

export type FoundCount = Stretch & {
  readonly value: number;
  readonly unit: string;
  readonly approximate: boolean;
};

export type FoundPast = Stretch & {
  readonly ordinal: number;
  readonly held: string;
  readonly theme: string | null;
};

/** A session as found; positions are those of the view. */
export type FoundSession = {
  readonly key: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly type: SessionType;
  readonly block: number;
  on: string | null;
  parent: FoundSession | null;
  planned: boolean;
};

/** A place where a session is named; `passing` mentions, as in 개회식에 이어, set no scene. */
export type SessionMention = {
  readonly session: FoundSession;
  readonly at: number;
  readonly end: number;
  readonly passing: boolean;
};

export type FoundPerson = {
  readonly name: string;
  latin: string | null;
  title: string | null;
  organisation: string | null;
  group: StakeholderGroup | null;
  former: boolean;
  readonly sure: boolean;
  /** In positions of the view. */
  readonly start: number;
  readonly end: number;
  readonly block: number;
  readonly roles: Set<string>;
};

/** A place in a block where somebody is meant. */
export type Reference = {
  readonly start: number;
  readonly end: number;
  readonly person: FoundPerson | null;
  readonly label: string;
  readonly bare: boolean;
};

export type People = {
  readonly people: readonly FoundPerson[];
  readonly references: readonly (readonly Reference[])[];
  /** Names in full for what an abbreviation stands for, as in 국제하천기구(IRO). */
  readonly acronyms: ReadonlyMap<string, string>;
};

export type FoundIntervention = Stretch & {
  readonly person: FoundPerson | null;
  readonly speaker: string;
  readonly session: FoundSession | null;
  readonly verb: string;
  readonly force: Force;
  readonly verbatim: boolean;
  readonly role: string | null;
};

export type FoundCollective = Stretch & {
  readonly subject: string;
  readonly session: FoundSession | null;
  readonly verb: string;
  readonly force: Force;
  readonly level: AgreementLevel | null;
};

export type FoundProcedure = Stretch & {
  readonly speaker: string;
  readonly session: FoundSession | null;
  readonly verb: string;
  readonly force: Force;
};

export type FoundPlan = Stretch & { readonly speaker: string; readonly verb: string };

export type Acts = {
  readonly interventions: FoundIntervention[];
  readonly collective: FoundCollective[];
  readonly procedures: FoundProcedure[];
  readonly planned: FoundPlan[];
};

export type ClaimContext = {
  readonly blocks: readonly BodyBlock[];
  readonly references: readonly (readonly Reference[])[];
  /** The session of a place in a block, and whether somebody's name or a list had to settle it. */
  readonly sessionAt: (
    block: number,
    at: number,
    person: FoundPerson | null,
  ) => { session: FoundSession | null; inferred: boolean };
  readonly doubts: Doubts;
  readonly publisher: string | null;
  readonly forumName: string | null;
};
