import type { Bilingual, Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { Draft } from './draft-paragraphs.ts';
import { NOTE_LENGTH_MAX } from './outcome-limits.ts';
import {
  numbered,
  type OutcomeKind,
  type CitedTarget,
  type ParagraphKind,
  type Target,
} from './outcome-text.ts';
import { refuse } from './refusals.ts';
import { isEmpty, longest, written } from './written-texts.ts';

export const MANNERS = ['consensus', 'acclamation', 'vote', 'silence_procedure'] as const;
export type Manner = (typeof MANNERS)[number];

/** What each is called. */
export const MANNER_NAMES = {
  consensus: { ko: '컨센서스(총의)', en: 'consensus' },
  acclamation: { ko: '박수', en: 'acclamation' },
  vote: { ko: '표결', en: 'vote' },
  silence_procedure: { ko: '침묵절차', en: 'silence procedure' },
} as const satisfies Record<Manner, Bilingual>;
/** Who put the adoption on record. */
export type Recorder = 'chair' | 'secretariat';

export type AdoptOutcome = {
  readonly editionId: string;
  readonly documentId: string;
  readonly manner: Manner;
  readonly note: Texts;
};

export type AdoptState = {
  readonly document: (Draft & { readonly kind: OutcomeKind; readonly titles: Texts }) | null;
  /** Citations by paragraph, of what everyone may see at this moment. */
  readonly citations: ReadonlyMap<string, readonly CitedTarget[]>;
};

/** What is frozen and hashed: all words, in order, with what each paragraph rests on. */
export type OutcomeContent = {
  readonly documentId: string;
  readonly kind: OutcomeKind;
  readonly titles: Texts;
  readonly paragraphs: readonly {
    readonly paragraphId: string;
    readonly kind: ParagraphKind;
    readonly number: number | null;
    readonly language: string;
    readonly texts: Texts;
    readonly citations: readonly CitedTarget[];
  }[];
};

export type OutcomeAdopted = {
  readonly editionId: string;
  readonly documentId: string;
  readonly versionId: string;
  readonly decisionId: string;
  readonly manner: Manner;
  readonly note: Texts | null;
  readonly recordedBy: Recorder;
  readonly content: OutcomeContent;
};

/** Two ids: the version and the decision. */
export const ADOPTION_IDS = 2;

/**
 * An adopted text must answer "why is this sentence here?" for each thing it decides, so an operative paragraph
 * that rests on nothing anyone can see stops the adoption.
 */
export function adoptOutcome(state: AdoptState, command: Command<AdoptOutcome>): Decision<OutcomeAdopted> {
  const { document, citations } = state;
  const { input, ids, viewer } = command;
  if (document === null) return refuse('outcome-unknown');
  if (document.state === 'adopted') return refuse('outcome-adopted');
  if (longest(input.note) > NOTE_LENGTH_MAX) return refuse('note-too-long', { limit: NOTE_LENGTH_MAX });
  const content = contentOf(document, citations);
  const operative = content.paragraphs.filter(({ kind }) => kind === 'operative');
  if (operative.length === 0) return refuse('outcome-empty');
  const uncited = operative.filter((paragraph) => paragraph.citations.length === 0);
  if (uncited.length > 0)
    return refuse('paragraph-uncited', { paragraphs: uncited.map(({ number }) => number).join(', ') });
  const [versionId, decisionId] = ids;
  if (versionId === undefined || decisionId === undefined)
    throw new Error(`An adoption uses ${ADOPTION_IDS} ids; its handler asks for them.`);
  return accept({
    editionId: input.editionId,
    documentId: document.documentId,
    versionId,
    decisionId,
    manner: input.manner,
    note: isEmpty(input.note) ? null : written(input.note),
    recordedBy: viewer.roles.has('chair') ? 'chair' : 'secretariat',
    content,
  });
}

function contentOf(
  { documentId, kind, titles, paragraphs }: NonNullable<AdoptState['document']>,
  citations: AdoptState['citations'],
): OutcomeContent {
  const frozen = numbered(paragraphs).map(({ paragraphId, kind: own, number, language, texts }) => ({
    paragraphId,
    kind: own,
    number,
    language,
    texts,
    citations: [...(citations.get(paragraphId) ?? [])].sort(byKindThenId),
  }));
  return { documentId, kind, titles, paragraphs: frozen };
}

/** Citations are a set; a fixed order keeps the hash from depending on when each was made. */
function byKindThenId(a: Target, b: Target): number {
  const [left, right] = [`${a.kind}/${a.id}`, `${b.kind}/${b.id}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
