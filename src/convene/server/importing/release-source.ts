import { createHash } from 'node:crypto';
import { readPressRelease, type Release } from '@madang/press-release';
import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** What stays the same of a release while its reading is corrected: the bytes, and the text that offsets refer to. */
export type ReleaseSource = {
  readonly language: 'ko' | 'en';
  readonly sha256: string;
  readonly body: string;
  readonly bytes: number;
};
export type SourceRead =
  | {
      readonly ok: true;
      readonly release: Release;
      readonly source: ReleaseSource;
      /** What is shown beside the items and never stored. */
      readonly beside: Pick<Release, 'warnings' | 'attachments'>;
    }
  | { readonly ok: false; readonly message: Bilingual };

export function readSource(bytes: Uint8Array, publishedOn: string | null): SourceRead {
  const reading = readPressRelease(bytes, publishedOn === null ? {} : { publishedOn });
  if (!reading.ok) return { ok: false, message: reading.refusal.message };
  const { release } = reading;
  const { warnings, attachments } = release;
  return { ok: true, release, source: sourceOf(release, bytes), beside: { warnings, attachments } };
}

export function sourceOf(release: Release, bytes: Uint8Array): ReleaseSource {
  const encoding = release.encoding === 'text' ? 'utf-8' : release.encoding;
  return {
    language: release.language,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    body: new TextDecoder(encoding).decode(bytes),
    bytes: bytes.length,
  };
}
