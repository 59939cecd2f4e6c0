import { SOURCE_BYTES_MAX } from '@madang/press-release';
import { z } from 'zod';
import type { Act } from '#kernel/domain/command.ts';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  importIdsNeeded,
  importRelease,
  type ReleaseImported,
} from '../../domain/importing/import-release.ts';
import type { ImportRelease, ImportState } from '../../domain/importing/import-state.ts';
import { TEXT_KINDS } from '../../domain/words/intervention.ts';
import { PARTS, SESSION_KINDS } from '../../domain/sessions/session.ts';
import { openedAct } from '../forum/editions.commands.ts';
import { loadImportState } from './import-state.store.ts';
import { writeImport } from './import-writes.store.ts';
import { recordedAct } from '../words/interventions.commands.ts';
import { sessionAct } from '../sessions/sessions.commands.ts';
import { NAME_CHARACTERS_MAX, WORDS_CHARACTERS_MAX } from '../texts-input.ts';

/** More of anything in one release than this is no release. */
const ITEMS_MAX = 2_000;

const name = z.string().trim().normalize('NFC').min(1).max(NAME_CHARACTERS_MAX);
const nameOrNull = name.nullable();
const words = z.string().trim().normalize('NFC').min(1).max(WORDS_CHARACTERS_MAX);
const key = z.string().min(1).max(20);
const keyOrNull = key.nullable();
const day = z.iso.date().nullable();
const span = { start: z.int().min(0), end: z.int().min(0) };
const claim = { session: keyOrNull, verb: z.string().max(60), force: z.string().regex(/^[A-Z]{2,20}$/) };

const release = z.object({
  editionId: z.uuid().nullable().default(null),
  language: z.enum(['ko', 'en']),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  body: z.string().max(SOURCE_BYTES_MAX),
  bytes: z.int().min(1).max(SOURCE_BYTES_MAX),
  document: z.object({
    title: name,
    publisher: nameOrNull,
    publishedOn: day,
    sourceUrl: z.url({ protocol: /^https?$/ }).nullable(),
    licence: words.nullable(),
  }),
  edition: z.object({
    ordinal: z.int().min(1).max(10_000).nullable(),
    name: nameOrNull,
    label: nameOrNull,
    theme: nameOrNull,
    startsOn: day,
    endsOn: day,
    host: nameOrNull,
  }),
  sessions: z
    .array(z.object({ key, title: name, kind: z.enum(SESSION_KINDS), on: day, parent: keyOrNull, ...span }))
    .max(ITEMS_MAX),
  people: z
    .array(
      z.object({
        key,
        name,
        latin: nameOrNull,
        title: nameOrNull,
        organisation: nameOrNull,
        stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).nullable(),
        session: keyOrNull,
        part: z.enum(PARTS),
        ...span,
      }),
    )
    .max(ITEMS_MAX),
  interventions: z
    .array(z.object({ speaker: key, ...claim, text: words, textKind: z.enum(TEXT_KINDS), ...span }))
    .max(ITEMS_MAX),
  collective: z
    .array(
      z.object({ subject: name, ...claim, level: z.int().min(0).max(5).nullable(), text: words, ...span }),
    )
    .max(ITEMS_MAX),
});

export const importReleaseCommand: Handler<ImportRelease, ImportState, ReleaseImported> = {
  name: 'importRelease',
  access: ['secretariat'],
  input: release,
  idsNeeded: importIdsNeeded,
  load: loadImportState,
  decide: importRelease,
  write: writeImport,
  acts: (change, { input }) => [
    ...(change.opened === null ? [] : [openedAct(change.opened)]),
    importedAct(change, input),
    ...change.sessions.map((session) => sessionAct('session.added', session)),
    ...change.people
      .filter(({ participation }) => participation !== null)
      .map(({ participationId, personId }) => ({
        kind: 'person.added',
        subjectKind: 'participation',
        subjectId: participationId,
        editionId: change.editionId,
        payload: { personId },
      })),
    ...change.interventions.map(recordedAct),
    ...change.collective.map(({ collectiveActId, sessionId, force, level, texts }) => ({
      kind: 'collective_act.recorded',
      subjectKind: 'collective_act',
      subjectId: collectiveActId,
      editionId: change.editionId,
      payload: { sessionId, force, level },
      entry: { data: { sessionId, force, level }, sealed: sealedTexts('text', texts) },
    })),
  ],
  topics: (change) => [`edition/${change.editionId}`, `edition/${change.editionId}/programme`],
};

function importedAct(change: ReleaseImported, { sha256, bytes }: ImportRelease): Act {
  const counts = {
    sessions: change.sessions.length,
    people: change.people.length,
    interventions: change.interventions.length,
    collective: change.collective.length,
  };
  return {
    kind: 'release.imported',
    subjectKind: 'document',
    subjectId: change.documentId,
    editionId: change.editionId,
    payload: { sha256, ...counts },
    // By hash only: the source may say what a closed session's rules keep from the record, so it is not served.
    entry: { data: { ...counts, sha256, bytes } },
  };
}
