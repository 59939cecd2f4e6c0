import { z } from 'zod';
import type { Act } from '#kernel/domain/command.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  changeRecordMode,
  correctIntervention,
  type ChangeRecordMode,
  type CorrectIntervention,
  type InterventionCorrected,
  type RecordedWords,
  type RecordModeChanged,
} from '../../domain/words/correct-intervention.ts';
import { DELIVERIES, TEXT_KINDS } from '../../domain/words/intervention.ts';
import {
  recordIntervention,
  type InterventionRecorded,
  type RecordIntervention,
  type RecordInterventionState,
} from '../../domain/words/record-intervention.ts';
import { RECORD_MODES } from '../../domain/sessions/record-mode.ts';
import {
  loadRecordedWords,
  loadRecordState,
  writeCorrection,
  writeIntervention,
  writeRecordMode,
} from './intervention-writes.store.ts';
import { modeEntry, wordsEntry } from '../log-entries.ts';
import { wordTexts } from '../texts-input.ts';

const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
const words = { texts: wordTexts, authenticLanguage: languageTag, textKind: z.enum(TEXT_KINDS) };
const saidInAuthentic = ({ texts, authenticLanguage }: { texts: object; authenticLanguage: string }) =>
  authenticLanguage in texts;
const authenticMissing = { path: ['texts'], message: 'must hold the words in their authentic language' };

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), documentId: z.uuid(), start: z.int().min(0), end: z.int().min(0) }),
  z.object({
    kind: z.literal('recording'),
    url: z.url({ protocol: /^https?$/ }),
    atSeconds: z.number().min(0),
  }),
  z.object({ kind: z.literal('submission'), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ kind: z.literal('floor'), requestId: z.uuid() }),
]);

type Subject = { readonly interventionId: string; readonly editionId: string; readonly sessionId: string };
/** Acts name the intervention, never its speaker or its words: those must be erasable. */
const actOf = (kind: string, subject: Subject, payload: Record<string, unknown>) => ({
  kind,
  subjectKind: 'intervention',
  subjectId: subject.interventionId,
  editionId: subject.editionId,
  payload: { sessionId: subject.sessionId, ...payload },
});
export const recordedAct = (change: InterventionRecorded): Act => ({
  ...actOf('intervention.recorded', change, { recordMode: change.recordMode, textKind: change.textKind }),
  entry: wordsEntry(change, change.participationId),
});
const topicsOf = ({ sessionId }: Subject) => [`session/${sessionId}`];

export const recordInterventionCommand: Handler<
  RecordIntervention,
  RecordInterventionState,
  InterventionRecorded
> = {
  name: 'recordIntervention',
  access: ['secretariat', 'rapporteur'],
  input: z
    .object({
      editionId: z.uuid(),
      sessionId: z.uuid(),
      personId: z.uuid(),
      ...words,
      delivery: z.enum(DELIVERIES).default('live'),
      verb: z.string().trim().max(60).nullable().default(null),
      force: z
        .string()
        .regex(/^[A-Z]{2,20}$/)
        .nullable()
        .default(null),
      recordMode: z.enum(RECORD_MODES).nullable().default(null),
      source: source.nullable().default(null),
      agendaItemId: z.uuid().nullish(),
    })
    .refine(saidInAuthentic, authenticMissing),
  load: loadRecordState,
  decide: recordIntervention,
  write: writeIntervention,
  acts: (change) => [recordedAct(change)],
  topics: topicsOf,
};

export const correctInterventionCommand: Handler<CorrectIntervention, RecordedWords, InterventionCorrected> =
  {
    name: 'correctIntervention',
    access: ['participant', 'secretariat'],
    input: z.object({ interventionId: z.uuid(), ...words }).refine(saidInAuthentic, authenticMissing),
    load: loadRecordedWords,
    decide: correctIntervention,
    write: writeCorrection,
    acts: (change) => [
      {
        ...actOf('intervention.corrected', change, { by: change.by, languages: Object.keys(change.texts) }),
        entry: wordsEntry(change, null),
      },
    ],
    topics: topicsOf,
  };

export const changeRecordModeCommand: Handler<ChangeRecordMode, RecordedWords, RecordModeChanged> = {
  name: 'changeRecordMode',
  access: ['participant', 'secretariat'],
  input: z.object({ interventionId: z.uuid(), recordMode: z.enum(RECORD_MODES) }),
  load: loadRecordedWords,
  decide: changeRecordMode,
  write: writeRecordMode,
  acts: (change) => [
    {
      ...actOf('intervention.record_mode_changed', change, {
        from: change.from,
        to: change.to,
        by: change.by,
      }),
      entry: modeEntry(change),
    },
  ],
  topics: topicsOf,
};
