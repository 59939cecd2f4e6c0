import type { Texts } from '#kernel/domain/bilingual.ts';
import type { PublicEntry } from '#kernel/domain/command.ts';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { RecordModeChanged } from '../domain/words/correct-intervention.ts';
import type { EditionFacts } from '../domain/forum/open-edition.ts';
import type { StoredRecordMode } from '../domain/sessions/record-mode.ts';

type Words = {
  readonly sessionId: string;
  readonly textKind: string;
  readonly texts: Texts;
  readonly recordMode?: StoredRecordMode;
};

/**
 * The public side of words that entered the record. Texts are opened beside the log, so that they can be erased.
 * The speaker is committed to and never opened from here, whatever the record mode: a mode may become stricter
 * later, and what was once opened stays opened. Under the Chatham House Rule not even we could open it.
 */
export function wordsEntry(
  { sessionId, textKind, texts, recordMode }: Words,
  speakerId: string | null,
): PublicEntry {
  const sealed = sealedTexts('text', texts);
  const hidden = recordMode === 'chatham' ? { forgotten: true as const } : {};
  return {
    data: { session: sessionId, text_kind: textKind, languages: Object.keys(texts).sort() },
    sealed:
      speakerId === null ? sealed : { ...sealed, speaker: { value: speakerId, open: false, ...hidden } },
    cites: [{ subjectKind: 'session', subjectId: sessionId }],
  };
}

/** How much may be told of words that are in the record; who spoke is not told here either. */
export function modeEntry({ interventionId, from, to, by }: RecordModeChanged): PublicEntry {
  return { data: { from, to, by }, cites: [{ subjectKind: 'intervention', subjectId: interventionId }] };
}

/** What the secretariat says about an edition: when and where as they are, in its own words as texts. */
export function editionEntry(facts: EditionFacts): PublicEntry {
  const { slug, ordinal, startsOn, endsOn, timeZone, sample, phases } = facts;
  return {
    data: {
      ...{ slug, ordinal, starts_on: startsOn, ends_on: endsOn, time_zone: timeZone, sample },
      phases: phases.map(({ phase, opensOn, closesOn }) => ({
        phase,
        opens_on: opensOn,
        closes_on: closesOn,
      })),
    },
    sealed: {
      ...sealedTexts('name', facts.names),
      ...sealedTexts('theme', facts.theme ?? {}),
      ...sealedTexts('place', facts.place ?? {}),
    },
  };
}
