import type { Bilingual, Texts } from '#kernel/domain/bilingual.ts';

export const PHASES = ['call', 'convene', 'deliberate', 'conclude', 'publish'] as const;
export type Phase = (typeof PHASES)[number];

/** What each is called. */
export const PHASE_NAMES = {
  call: { ko: '주제 공모', en: 'Call' },
  convene: { ko: '개최', en: 'Convene' },
  deliberate: { ko: '숙의', en: 'Deliberate' },
  conclude: { ko: '결론', en: 'Conclude' },
  publish: { ko: '공개', en: 'Publish' },
} as const satisfies Record<Phase, Bilingual>;

export type PhaseState = 'not_planned' | 'ahead' | 'open' | 'done';

export type PhaseSpan = {
  readonly phase: Phase;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
};
export type PhaseOnDay = PhaseSpan & { readonly state: PhaseState };

export type Edition = {
  readonly editionId: string;
  readonly slug: string;
  readonly ordinal: number | null;
  readonly label: string | null;
  readonly names: Texts;
  readonly theme: Texts | null;
  readonly place: Texts | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly timeZone: string;
  /** Invented, and marked so on every page. */
  readonly sample: boolean;
  /** Where what is told about it comes from. */
  readonly source: EditionSource | null;
  readonly phases: readonly PhaseOnDay[];
};

export type EditionSource = {
  readonly publisher: Texts;
  readonly title: Texts;
  readonly publishedOn: string;
  readonly url: string | null;
  readonly licence: Texts;
};

/** The state of a phase on a day (both `YYYY-MM-DD` in the edition's own zone); the last day still counts as open. */
export function phaseStateOn(span: PhaseSpan, day: string): PhaseState {
  if (span.opensOn === null) return 'not_planned';
  if (day < span.opensOn) return 'ahead';
  if (span.closesOn !== null && day > span.closesOn) return 'done';
  return 'open';
}

/** All five phases in order; those without dates are "not planned". */
export function yearLine(spans: readonly PhaseSpan[], day: string): PhaseOnDay[] {
  return PHASES.map((phase) => {
    const span = spans.find((candidate) => candidate.phase === phase) ?? {
      phase,
      opensOn: null,
      closesOn: null,
    };
    return { ...span, state: phaseStateOn(span, day) };
  });
}
