import { z } from 'zod';
import type { Act } from '#kernel/domain/command.ts';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  addSession,
  changeSession,
  type AddSession,
  type ChangeSession,
  type SessionsState,
  type SessionWritten,
} from '../../domain/sessions/add-session.ts';
import { RECORD_MODES } from '../../domain/sessions/record-mode.ts';
import { SESSION_KINDS } from '../../domain/sessions/session.ts';
import { loadSessionsState, writeChangedSession, writeNewSession } from './session-writes.store.ts';
import {
  dayOrNull,
  momentOrNull,
  nameTexts,
  nameTextsOrNull,
  slugInput,
  wordTextsOrNull,
} from '../texts-input.ts';

const session = z.object({
  editionId: z.uuid(),
  slug: slugInput.nullable().default(null),
  kind: z.enum(SESSION_KINDS),
  titles: nameTexts,
  summary: wordTextsOrNull.nullable().default(null),
  heldOn: dayOrNull.default(null),
  startsAt: momentOrNull,
  endsAt: momentOrNull,
  room: nameTextsOrNull.nullable().default(null),
  streamUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  recordMode: z.enum(RECORD_MODES).default('attributed'),
  parentId: z.uuid().nullable().default(null),
});

export const sessionAct = (kind: string, change: SessionWritten): Act => ({
  kind,
  subjectKind: 'session',
  subjectId: change.sessionId,
  editionId: change.editionId,
  payload: { slug: change.slug, kind: change.kind, recordMode: change.recordMode },
  entry: {
    data: { slug: change.slug, kind: change.kind, record_mode: change.recordMode, on: change.heldOn },
    sealed: sealedTexts('title', change.titles),
  },
});
const topicsOf = (change: SessionWritten) => [
  `edition/${change.editionId}/programme`,
  `session/${change.sessionId}`,
];

export const addSessionCommand: Handler<AddSession, SessionsState, SessionWritten> = {
  name: 'addSession',
  access: ['secretariat'],
  input: session,
  load: loadSessionsState,
  decide: addSession,
  write: writeNewSession,
  acts: (change) => [sessionAct('session.added', change)],
  topics: topicsOf,
};

export const changeSessionCommand: Handler<ChangeSession, SessionsState, SessionWritten> = {
  name: 'changeSession',
  access: ['secretariat'],
  input: session.extend({ sessionId: z.uuid() }),
  load: loadSessionsState,
  decide: changeSession,
  write: writeChangedSession,
  acts: (change) => [sessionAct('session.changed', change)],
  topics: topicsOf,
};
