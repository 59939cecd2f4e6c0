import { describe, expect, it } from 'vitest';
import {
  changeRecordMode,
  correctIntervention,
  type CorrectIntervention,
  type RecordedWords,
} from './correct-intervention.ts';
import { participantAsks, secretariatAsks } from '../sessions/test-asking.ts';

const STATE: NonNullable<RecordedWords> = {
  participationId: 'p1',
  editionId: 'e1',
  sessionId: 's1',
  texts: { ko: '경보를 나누자.' },
  authenticLanguage: 'ko',
  textKind: 'verbatim',
  recordMode: 'delegation',
};
const CORRECTION: CorrectIntervention = {
  interventionId: 'i1',
  texts: { ko: '조기경보를 나누자.' },
  authenticLanguage: 'ko',
  textKind: 'verbatim',
};
const corrected = { ...CORRECTION, editionId: 'e1', sessionId: 's1' };

describe('correctIntervention', () => {
  it('lets speakers correct their own words and the secretariat anyone’s, and keeps who did', () => {
    expect(correctIntervention(STATE, participantAsks('p1', CORRECTION))).toEqual({
      accepted: true,
      change: { ...corrected, by: 'speaker' },
    });
    expect(correctIntervention(STATE, secretariatAsks(CORRECTION))).toEqual({
      accepted: true,
      change: { ...corrected, by: 'secretariat' },
    });
  });
  it('refuses anyone else', () => {
    expect(correctIntervention(STATE, participantAsks('p2', CORRECTION))).toMatchObject({
      refusal: { code: 'not-your-words' },
    });
  });
  it('changes nothing when the words are the same', () => {
    const same = { ...CORRECTION, texts: { ...STATE.texts } };
    expect(correctIntervention(STATE, secretariatAsks(same))).toEqual({ accepted: true, change: null });
  });
  it('refuses what does not exist', () => {
    expect(correctIntervention(null, secretariatAsks(CORRECTION))).toMatchObject({
      refusal: { code: 'intervention-unknown' },
    });
  });
});

describe('changeRecordMode', () => {
  const to = (recordMode: 'attributed' | 'delegation' | 'chatham' | 'off_record') =>
    changeRecordMode(STATE, participantAsks('p1', { interventionId: 'i1', recordMode }));
  it('takes a stricter mode', () => {
    expect(to('chatham')).toEqual({
      accepted: true,
      change: {
        interventionId: 'i1',
        editionId: 'e1',
        sessionId: 's1',
        from: 'delegation',
        to: 'chatham',
        by: 'speaker',
      },
    });
  });
  it('refuses a more open one, and going off the record after the fact', () => {
    expect(to('attributed')).toMatchObject({ refusal: { code: 'mode-widening' } });
    expect(to('off_record')).toMatchObject({ refusal: { code: 'off-record-too-late' } });
  });
  it('changes nothing when the mode is the same', () => {
    expect(to('delegation')).toEqual({ accepted: true, change: null });
  });
});
