import { z } from 'zod';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  issueRelease,
  type IssueRelease,
  type LastRelease,
  type ReleaseIssued,
} from '../domain/issue-release.ts';
import { documentsOf, hashesOf, loadLastRelease, writeRelease } from './releases.store.ts';

const RELEASE_CHARACTERS_MAX = 200_000;

export const issueReleaseCommand: Handler<IssueRelease, LastRelease, ReleaseIssued> = {
  name: 'issueRelease',
  access: ['secretariat'],
  input: z.object({
    editionId: z.uuid(),
    texts: z.object({
      ko: z.string().max(RELEASE_CHARACTERS_MAX),
      en: z.string().max(RELEASE_CHARACTERS_MAX),
    }),
    sessionsHeld: z.number().int().nonnegative(),
  }),
  load: loadLastRelease,
  decide: issueRelease,
  write: writeRelease,
  acts: ({ releaseId, editionId, number, texts }) => [
    {
      kind: 'release.issued',
      subjectKind: 'release',
      subjectId: releaseId,
      editionId,
      payload: { number, sha256: hashesOf(texts) },
      entry: { data: { number, languages: ['ko', 'en'] }, documents: documentsOf(texts) },
    },
  ],
  topics: ({ editionId }) => [`edition/${editionId}/release`],
};
