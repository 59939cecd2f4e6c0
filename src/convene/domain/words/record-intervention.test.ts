import { describe, expect, it } from 'vitest';
import { RECORD_MODES } from '../sessions/record-mode.ts';
import {
  recordIntervention,
  type RecordIntervention,
  type RecordInterventionState,
} from './record-intervention.ts';
import { secretariatAsks } from '../sessions/test-asking.ts';

const SAID: RecordIntervention = {
  editionId: 'e1',
  sessionId: 's1',
  personId: 'n1',
  texts: { ko: '경보를 나누자.' },
  authenticLanguage: 'ko',
  textKind: 'verbatim',
  delivery: 'live',
  verb: null,
  force: 'PROPOSE',
  recordMode: null,
  source: null,
};
const STATE: RecordInterventionState = { sessionMode: 'attributed', participationId: 'p1', place: 4 };

describe('recordIntervention', () => {
  it("takes the session's mode where the speaker asked for nothing", () => {
    const { personId: _, ...said } = SAID;
    expect(recordIntervention({ ...STATE, sessionMode: 'group' }, secretariatAsks(SAID))).toEqual({
      accepted: true,
      change: { ...said, interventionId: 'id-0', participationId: 'p1', recordMode: 'group', place: 4 },
    });
  });
  it('never records more openly than the session promised or the speaker asked', () => {
    for (const sessionMode of RECORD_MODES)
      for (const recordMode of RECORD_MODES) {
        const decision = recordIntervention(
          { ...STATE, sessionMode },
          secretariatAsks({ ...SAID, recordMode }),
        );
        const at = Math.max(RECORD_MODES.indexOf(sessionMode), RECORD_MODES.indexOf(recordMode));
        const stricter = RECORD_MODES[at];
        if (stricter === 'off_record') expect(decision).toEqual({ accepted: true, change: null });
        else expect(decision).toMatchObject({ accepted: true, change: { recordMode: stricter } });
      }
  });
  it('answers alike off the record whether or not the speaker is known', () => {
    const off = secretariatAsks({ ...SAID, recordMode: 'off_record' as const });
    expect(recordIntervention({ ...STATE, participationId: null }, off)).toEqual(
      recordIntervention(STATE, off),
    );
  });
  it('refuses an unknown session and someone who takes no part', () => {
    expect(recordIntervention({ ...STATE, sessionMode: null }, secretariatAsks(SAID))).toMatchObject({
      refusal: { code: 'session-unknown' },
    });
    expect(recordIntervention({ ...STATE, participationId: null }, secretariatAsks(SAID))).toMatchObject({
      refusal: { code: 'speaker-unknown' },
    });
  });
});
