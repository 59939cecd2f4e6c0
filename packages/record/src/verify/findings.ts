/** Everything a verification can object to. Each code has a sentence in both languages in `report-text.ts`. */
const FINDING_CLASS = {
  fork: 'fork',
  'foreign-key': 'tampered',
  'checkpoint-altered': 'tampered',
  'size-altered': 'tampered',
  'root-altered': 'tampered',
  'old-checkpoint': 'tampered',
  'bundle-missing': 'tampered',
  'bundle-cut': 'tampered',
  'trailing-bytes': 'tampered',
  'entry-missing': 'tampered',
  'entry-altered': 'tampered',
  'entries-swapped': 'tampered',
  'leaf-forged': 'tampered',
  'tile-missing': 'tampered',
  'tile-altered': 'tampered',
  'file-unexpected': 'tampered',
  'cosignature-bad': 'tampered',
  'cosignature-duplicate': 'tampered',
  'history-altered': 'tampered',
  'entry-repeated': 'tampered',
  'entry-misplaced': 'tampered',
  'previous-differs': 'tampered',
  'citation-unresolved': 'tampered',
  'erasure-unknown': 'tampered',
  'opening-wrong': 'tampered',
  'opening-unknown': 'tampered',
  'opening-repeated': 'tampered',
  'opening-missing': 'tampered',
  'erasure-unproven': 'tampered',
  'erased-present': 'tampered',
  'document-altered': 'tampered',
  'document-missing': 'tampered',
  'document-unlisted': 'tampered',
  'proof-wrong': 'tampered',
  'quorum-unmet': 'quorum',
  'file-missing': 'malformed',
  'checkpoint-malformed': 'malformed',
  'policy-malformed': 'malformed',
  'known-malformed': 'malformed',
  'proof-malformed': 'malformed',
  'entry-malformed': 'malformed',
  'opening-malformed': 'malformed',
} as const;

export type FindingCode = keyof typeof FINDING_CLASS;
type FindingClass = (typeof FINDING_CLASS)[FindingCode];

/** `entry` is the index of the entry concerned; with `to`, the entries `entry` to `to`, both included. */
export type Finding = {
  readonly code: FindingCode;
  readonly entry?: number;
  readonly to?: number;
  readonly field?: string;
  readonly path?: string;
  /** A name, size or hash for the sentence; never a sentence itself. */
  readonly detail?: string;
};

/** Findings past this number are counted, not kept: one missing folder should not fill a screen. */
const FINDINGS_KEPT_MAX = 200;

export type Findings = {
  readonly add: (finding: Finding) => void;
  readonly list: () => readonly Finding[];
  readonly has: (code: FindingCode) => boolean;
  readonly count: () => number;
};

export function collectFindings(): Findings {
  const kept: Finding[] = [];
  const codes = new Set<FindingCode>();
  let count = 0;
  return {
    add: (finding) => {
      count += 1;
      // The first of each code is always kept, so that the verdict rests on all that was found.
      if (kept.length < FINDINGS_KEPT_MAX || !codes.has(finding.code)) kept.push(finding);
      codes.add(finding.code);
    },
    list: () => kept,
    has: (code) => codes.has(code),
    count: () => count,
  };
}

export type Verdict = 'sound' | FindingClass;

/** Exit codes of the command line; 1 stays for defects of the verifier itself. */
export const EXIT_CODE = { sound: 0, tampered: 2, fork: 3, quorum: 4, malformed: 5 } as const;

/** The gravest first: two histories, then changes, then what cannot be read, then too few witnesses. */
const GRAVITY: readonly FindingClass[] = ['fork', 'tampered', 'malformed', 'quorum'];

export function verdictOf(findings: readonly Finding[]): Verdict {
  const classes = new Set(findings.map((finding) => FINDING_CLASS[finding.code]));
  return GRAVITY.find((candidate) => classes.has(candidate)) ?? 'sound';
}
