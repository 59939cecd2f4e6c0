import type { Texts } from '#kernel/domain/bilingual.ts';
import type { PublicEntry } from '#kernel/domain/command.ts';

type Words = { readonly sessionId: string; readonly textKind: string; readonly texts: Texts };

/**
 * The public side of words that entered the record. Texts are opened beside the log, so that they can be erased.
 * The speaker is committed to and never opened from here, whatever the record mode: a mode may become stricter
 * later, and what was once opened stays opened.
 */
export function wordsEntry({ sessionId, textKind, texts }: Words, speakerId: string | null): PublicEntry {
  const opened = Object.entries(texts).map(([language, value]) => [
    `text_${language.toLowerCase()}`,
    { value, open: true },
  ]);
  const sealed = Object.fromEntries(opened) as NonNullable<PublicEntry['sealed']>; // built from pairs of just this shape
  return {
    data: { session: sessionId, text_kind: textKind, languages: Object.keys(texts).sort() },
    sealed: speakerId === null ? sealed : { ...sealed, speaker: { value: speakerId, open: false } },
    cites: [{ subjectKind: 'session', subjectId: sessionId }],
  };
}
