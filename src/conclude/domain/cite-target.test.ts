import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { citeTarget, removeCitation, type CiteState, type CiteTarget } from './cite-target.ts';
import { CITATIONS_PER_PARAGRAPH_MAX } from './outcome-limits.ts';
import type { ParagraphKind } from './outcome-text.ts';

const AT = new Date('2026-11-24T00:00:00Z');
const stateWith = (kind: ParagraphKind, rest: Partial<CiteState> = {}): CiteState => ({
  draft: {
    documentId: 'd1',
    state: 'drafting',
    paragraphs: [{ paragraphId: 'p1', place: 1, kind, language: 'ko', texts: { ko: '글' }, changedAt: AT }],
  },
  cited: [],
  targetSeen: true,
  standing: null,
  ...rest,
});
function commandWith<Input>(input: Input): Command<Input> {
  const viewer = {
    account: null,
    roles: new Set(['rapporteur' as const]),
    participation: null,
    visitorId: null,
  };
  return { input, forumId: 'f1', viewer, at: AT, id: 'c1', ids: ['c1'] };
}
const CITE = commandWith<CiteTarget>({
  editionId: 'e1',
  paragraphId: 'p1',
  targetKind: 'position',
  targetId: 's1',
});
const SECOND = { version: 2, results: { snapshotId: 'n3', epoch: 3, sha256: '3a' } };
const RESULTS_4 = { snapshotId: 'n4', epoch: 4, sha256: '4b' };
const refusedAs = (code: string) => ({ accepted: false, refusal: { code } });

describe('citeTarget', () => {
  it('ties a paragraph to what it rests on', () => {
    expect(citeTarget(stateWith('operative'), CITE)).toEqual({
      accepted: true,
      change: { ...CITE.input, citationId: 'c1', documentId: 'd1', citedAs: null },
    });
  });
  it('changes nothing when it is cited already', () => {
    const cited = [{ kind: 'position' as const, id: 's1', citationId: 'c0', citedAs: SECOND }];
    const state = stateWith('operative', { cited, standing: SECOND });
    expect(citeTarget(state, CITE)).toEqual({ accepted: true, change: null });
  });
  it('holds fast the words and the results as they stood, and cites anew what has moved on since', () => {
    expect(citeTarget(stateWith('operative', { standing: SECOND }), CITE)).toMatchObject({
      change: { citationId: 'c1', citedAs: SECOND },
    });
    const cited = [{ kind: 'position' as const, id: 's1', citationId: 'c0', citedAs: SECOND }];
    for (const standing of [
      { ...SECOND, version: 3 },
      { ...SECOND, results: RESULTS_4 },
    ])
      expect(citeTarget(stateWith('operative', { cited, standing }), CITE)).toMatchObject({
        change: { citationId: 'c0', citedAs: standing },
      });
  });
  it('refuses what not everyone may see, as if it did not exist', () => {
    const hidden = stateWith('operative', { targetSeen: false });
    expect(citeTarget(hidden, CITE)).toMatchObject(refusedAs('target-unknown'));
  });
  it('refuses in a heading, in an adopted text, in no text, and beyond the limit', () => {
    expect(citeTarget(stateWith('heading'), CITE)).toMatchObject(refusedAs('heading-cites-nothing'));
    expect(citeTarget(stateWith('operative', { draft: null }), CITE)).toMatchObject(
      refusedAs('paragraph-unknown'),
    );
    const cited = Array.from({ length: CITATIONS_PER_PARAGRAPH_MAX }, (_, at) => ({
      kind: 'intervention' as const,
      id: String(at),
      citationId: String(at),
      citedAs: null,
    }));
    expect(citeTarget(stateWith('operative', { cited }), CITE)).toMatchObject(
      refusedAs('too-many-citations'),
    );
    const { draft } = stateWith('operative');
    const adopted = draft === null ? null : { ...draft, state: 'adopted' as const };
    expect(citeTarget(stateWith('operative', { draft: adopted }), CITE)).toMatchObject(
      refusedAs('outcome-adopted'),
    );
  });
});

describe('removeCitation', () => {
  const REMOVE = commandWith({ editionId: 'e1', citationId: 'c1' });
  const { draft } = stateWith('operative');
  it('loosens the tie', () => {
    expect(removeCitation({ draft, paragraphId: 'p1' }, REMOVE)).toEqual({
      accepted: true,
      change: { editionId: 'e1', citationId: 'c1', paragraphId: 'p1', documentId: 'd1' },
    });
  });
  it('refuses an unknown one, and any of an adopted text', () => {
    expect(removeCitation({ draft, paragraphId: null }, REMOVE)).toMatchObject(refusedAs('citation-unknown'));
    const adopted = draft === null ? null : { ...draft, state: 'adopted' as const };
    expect(removeCitation({ draft: adopted, paragraphId: 'p1' }, REMOVE)).toMatchObject(
      refusedAs('outcome-adopted'),
    );
  });
});
