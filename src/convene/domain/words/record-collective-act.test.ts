import { expect, it } from 'vitest';
import { recordCollectiveAct, type RecordCollectiveAct } from './record-collective-act.ts';
import { secretariatAsks } from '../sessions/test-asking.ts';

const input: RecordCollectiveAct = {
  editionId: 'e1',
  sessionId: 's1',
  subject: { en: 'The participants' },
  verb: '모색',
  force: 'ACTIVITY',
  level: 0,
  texts: { en: 'Explored it.' },
};

it('records what was done together, at the end of what was', () => {
  const state = { editionFound: true, sessionFound: true, place: 3 };
  expect(recordCollectiveAct(state, secretariatAsks(input))).toEqual({
    accepted: true,
    change: { ...input, collectiveActId: 'id-0', place: 3 },
  });
});

it('refuses an edition or a session that is not there', () => {
  const code = (editionFound: boolean, sessionFound: boolean) => {
    const decision = recordCollectiveAct({ editionFound, sessionFound, place: 0 }, secretariatAsks(input));
    return decision.accepted ? null : decision.refusal.code;
  };
  expect([code(false, true), code(true, false)]).toEqual(['edition-unknown', 'session-unknown']);
});
