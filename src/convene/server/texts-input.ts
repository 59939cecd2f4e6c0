import { z } from 'zod';
import type { Texts } from '#kernel/domain/bilingual.ts';

/** Titles, names, capacities. */
export const NAME_CHARACTERS_MAX = 300;
/** What the chair puts to the room, and why somebody objects. */
export const PROPOSAL_CHARACTERS_MAX = 2_000;
/** One intervention, one summary. */
export const WORDS_CHARACTERS_MAX = 20_000;

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language code such as ko or en');

/** A text by language; languages left empty are as if they had not been given. */
const texts = (charactersMax: number) =>
  z
    .record(language, z.string().trim().normalize('NFC').max(charactersMax))
    .transform((given): Texts => Object.fromEntries(Object.entries(given).filter(([, text]) => text !== '')));

const isSaid = (given: Texts): boolean => Object.keys(given).length > 0;
const said = 'must be given in at least one language';

export const nameTexts = texts(NAME_CHARACTERS_MAX).refine(isSaid, said);
export const proposalTexts = texts(PROPOSAL_CHARACTERS_MAX).refine(isSaid, said);
export const wordTexts = texts(WORDS_CHARACTERS_MAX).refine(isSaid, said);
/** No language at all means: there is none. */
export const nameTextsOrNull = texts(NAME_CHARACTERS_MAX).transform((given) =>
  isSaid(given) ? given : null,
);
export const proposalTextsOrNull = texts(PROPOSAL_CHARACTERS_MAX).transform((given) =>
  isSaid(given) ? given : null,
);
export const wordTextsOrNull = texts(WORDS_CHARACTERS_MAX).transform((given) =>
  isSaid(given) ? given : null,
);

/** Part of an address. */
export const slugInput = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens')
  .max(60);
export const dayOrNull = z.iso.date().nullable();
export const momentOrNull = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .nullable()
  .default(null);
