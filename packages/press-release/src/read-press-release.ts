import { compose } from './compose.ts';
import { decodeSource } from './document/decode.ts';
import { readEnglish } from './english/read-english.ts';
import { readKorean } from './korean/read-korean.ts';
import type { Reading } from './reading.ts';
import { refusal, type ReadingRefusal } from './refusal.ts';
import type { Release } from './release.ts';
import { viewOf } from './view.ts';
import { doubts } from './warning.ts';

export type ReadingOptions = {
  /** The day of publication (ISO 8601) when the text does not carry it. */
  readonly publishedOn?: string;
};
export type PressReleaseReading =
  { readonly ok: true; readonly release: Release } | { readonly ok: false; readonly refusal: ReadingRefusal };

/** Below this share of Hangul among its letters a text is read as English. */
const HANGUL_SHARE_MIN = 0.15;

function languageOf(text: string): 'ko' | 'en' {
  const sample = text.slice(0, 20_000);
  const hangul = (sample.match(/[가-힣]/g) ?? []).length;
  const latin = (sample.match(/[A-Za-z]/g) ?? []).length;
  return hangul > 0 && hangul / Math.max(1, hangul + latin) >= HANGUL_SHARE_MIN ? 'ko' : 'en';
}

/** A release of a forum names it, says it was or will be held, and has a session, a statement or people. */
function tellsOfForum(reading: Reading, text: string): boolean {
  if (reading.forum === null) return false;
  const { acts } = reading;
  const body = text.slice(reading.anatomy.title?.start ?? 0, reading.anatomy.body.end);
  const held =
    /개최|개막|폐막|열린|열렸|열었|열고|열리|진행|참석|참가|참여|주최|막을 (?:내|올)|\b(?:held|hosted|convened|opened|took place|will host|will hold|co-?hosted|organi[sz]ed)\b/.test(
      body,
    );
  const substance =
    reading.sessions.length +
    acts.interventions.length +
    acts.collective.length +
    reading.people.length +
    reading.topics.length;
  return (
    held &&
    substance > 0 &&
    (reading.days.reported !== null || reading.anatomy.published !== null || acts.interventions.length > 0)
  );
}

/**
 * Reads a press release on a forum. `source` is the file's bytes (UTF-8, CP949 or UTF-16) or its text; offsets in the
 * result are code points of the decoded text. Pure: the same source gives the same reading.
 */
export function readPressRelease(
  source: Uint8Array | string,
  options: ReadingOptions = {},
): PressReleaseReading {
  const decoded = decodeSource(source);
  if (!decoded.ok) return decoded;
  const view = viewOf(decoded.text);
  const language = languageOf(view.text);
  const found = doubts(language, view.pointOf);
  if (view.damage > 0) found.add('damage-repaired', 0, { count: view.damage });
  const reading = (language === 'ko' ? readKorean : readEnglish)(view, found, options.publishedOn ?? null);
  if (!tellsOfForum(reading, view.text)) return { ok: false, refusal: refusal('not-a-forum-release') };
  return { ok: true, release: compose(reading, { view, encoding: decoded.encoding, language }, found) };
}
