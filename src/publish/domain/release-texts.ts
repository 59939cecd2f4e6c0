import { writePressReleaseEn, writePressReleaseKo } from '@madang/press-release';
import type { EditionRecord } from './edition-record.ts';
import type { ReleaseTexts } from './issue-release.ts';
import { releaseRecord } from './release-record.ts';

/** The results release in both languages from one record: layout A in Korean, numbered paragraphs in English. */
export function releaseTexts(record: EditionRecord, publishedOn: string): ReleaseTexts {
  const told = releaseRecord(record, publishedOn);
  return { ko: writePressReleaseKo(told), en: writePressReleaseEn(told) };
}

/** Sessions a release could tell of on a day. */
export function sessionsHeldBy(record: EditionRecord, day: string): number {
  return record.sessions.filter(({ heldOn }) => heldOn === null || heldOn <= day).length;
}
