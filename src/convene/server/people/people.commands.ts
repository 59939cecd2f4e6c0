import { z } from 'zod';
import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  ADD_PERSON_IDS,
  addPerson,
  changePerson,
  type AddPerson,
  type ChangePerson,
  type ChangePersonState,
  type PeopleState,
  type PersonAdded,
  type PersonChanged,
} from '../../domain/people/add-person.ts';
import { PARTS } from '../../domain/sessions/session.ts';
import {
  loadChangePersonState,
  loadPeopleState,
  writeChangedPerson,
  writeNewPerson,
} from './person-writes.store.ts';
import { NAME_CHARACTERS_MAX, nameTexts } from '../texts-input.ts';

const NAMES_MAX = 20;
const PARTS_MAX = 200;

const personName = z.object({
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  script: z.string().regex(/^[A-Z][a-z]{3}$/),
  kind: z.enum(['usual', 'alias', 'transliteration']),
  text: z.string().trim().normalize('NFC').min(1).max(NAME_CHARACTERS_MAX),
  source: z.string().trim().nullable().default(null),
});

const person = z.object({
  editionId: z.uuid(),
  names: z.array(personName).min(1).max(NAMES_MAX),
  email: z.string().trim().toLowerCase().pipe(z.email()).nullable().default(null),
  capacity: nameTexts,
  organisation: z
    .object({ names: nameTexts, country: z.string().length(2).nullable().default(null) })
    .nullable()
    .default(null),
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS),
  region: z.string().trim().max(60).nullable().default(null),
  attendance: z.enum(['in_room', 'remote']).default('in_room'),
  parts: z
    .array(z.object({ sessionId: z.uuid(), part: z.enum(PARTS) }))
    .max(PARTS_MAX)
    .default([]),
});

/** The act keeps who was added, never the private address. */
const actOf = (kind: string, change: { participationId: string; editionId: string; personId: string }) => ({
  kind,
  subjectKind: 'participation',
  subjectId: change.participationId,
  editionId: change.editionId,
  payload: { personId: change.personId },
});

export const addPersonCommand: Handler<AddPerson, PeopleState, PersonAdded> = {
  name: 'addPerson',
  access: ['secretariat'],
  input: person,
  idsNeeded: () => ADD_PERSON_IDS,
  load: loadPeopleState,
  decide: addPerson,
  write: writeNewPerson,
  acts: (change) => [actOf('person.added', change)],
};

export const changePersonCommand: Handler<ChangePerson, ChangePersonState, PersonChanged> = {
  name: 'changePerson',
  access: ['secretariat'],
  input: person.extend({ personId: z.uuid() }),
  load: loadChangePersonState,
  decide: changePerson,
  write: writeChangedPerson,
  acts: (change) => [actOf('person.changed', change)],
};
