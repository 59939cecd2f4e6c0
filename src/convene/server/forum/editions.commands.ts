import { z } from 'zod';
import type { Act } from '#kernel/domain/command.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import { PHASES } from '../../domain/forum/edition.ts';
import {
  changeEdition,
  openEdition,
  RELATIONS,
  type ChangeEdition,
  type ChangeEditionState,
  type EditionFacts,
  type EditionWritten,
  type OpenEditionState,
} from '../../domain/forum/open-edition.ts';
import {
  loadChangeEditionState,
  loadOpenEditionState,
  writeChangedEdition,
  writeNewEdition,
} from './edition-writes.store.ts';
import { editionEntry } from '../log-entries.ts';
import { dayOrNull, nameTexts, nameTextsOrNull, slugInput } from '../texts-input.ts';

const ORDINAL_MAX = 10_000;
const ORGANISATIONS_MAX = 100;

const facts = z.object({
  slug: slugInput,
  ordinal: z.number().int().min(1).max(ORDINAL_MAX).nullable(),
  label: z.string().trim().max(60).nullable(),
  names: nameTexts,
  theme: nameTextsOrNull,
  place: nameTextsOrNull,
  startsOn: dayOrNull,
  endsOn: dayOrNull,
  timeZone: z.string().trim(),
  sample: z.boolean().default(false),
  source: z
    .object({
      publisher: nameTexts,
      title: nameTexts,
      publishedOn: z.iso.date(),
      url: z.url().nullable(),
      licence: nameTexts,
    })
    .nullable()
    .default(null),
  phases: z
    .array(z.object({ phase: z.enum(PHASES), opensOn: dayOrNull, closesOn: dayOrNull }))
    .max(PHASES.length)
    .default([]),
  organisations: z
    .array(
      z.object({
        names: nameTexts,
        country: z.string().length(2).nullable().default(null),
        relation: z.enum(RELATIONS),
      }),
    )
    .max(ORGANISATIONS_MAX)
    .default([]),
});

/** The log's own first entry is called `edition.opened` and names the edition before; what is told of it follows. */
const actOf = (kind: string, { editionId, facts }: EditionWritten): Act => ({
  kind,
  subjectKind: 'edition',
  subjectId: editionId,
  editionId,
  payload: { slug: facts.slug, phases: facts.phases },
  entry: editionEntry(facts),
});

export const openedAct = (change: EditionWritten): Act => actOf('edition.announced', change);

export const openEditionCommand: Handler<EditionFacts, OpenEditionState, EditionWritten> = {
  name: 'openEdition',
  access: ['secretariat'],
  input: facts,
  idsNeeded: (input) => 1 + input.organisations.length,
  load: loadOpenEditionState,
  decide: openEdition,
  write: writeNewEdition,
  acts: (change) => [openedAct(change)],
};

export const changeEditionCommand: Handler<ChangeEdition, ChangeEditionState, EditionWritten> = {
  name: 'changeEdition',
  access: ['secretariat'],
  input: facts.extend({ editionId: z.uuid() }),
  idsNeeded: (input) => 1 + input.organisations.length,
  load: loadChangeEditionState,
  decide: changeEdition,
  write: writeChangedEdition,
  acts: (change) => [actOf('edition.changed', change)],
  topics: (change) => [`edition/${change.editionId}`],
};
