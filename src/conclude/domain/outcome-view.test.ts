import { expect, it } from 'vitest';
import type { Role, Viewer } from '#kernel/domain/viewer.ts';
import { mayReadDraft } from './outcome-view.ts';

const viewer = (role: Role, editionId: string | null = null): Viewer => ({
  account: null,
  roles: new Set([role]),
  participation:
    editionId === null
      ? null
      : { participationId: 'p1', editionId, personId: 'n1', stakeholderGroup: 'government' },
  visitorId: null,
});

it('opens a draft to those who work on it and to the participants of its own edition', () => {
  const readers = (
    ['public', 'signed_in', 'participant', 'rapporteur', 'chair', 'secretariat'] as const
  ).filter((role) => mayReadDraft(viewer(role), 'e1'));
  expect(readers).toEqual(['rapporteur', 'chair', 'secretariat']);
  expect(mayReadDraft(viewer('participant', 'e1'), 'e1')).toBe(true);
  expect(mayReadDraft(viewer('participant', 'e2'), 'e1')).toBe(false);
});
