import { z } from 'zod';

/** One form of each letter, and nothing that no encoding could carry. */
export const text = z
  .string()
  .trim()
  .normalize('NFC')
  .refine((value) => value.isWellFormed(), 'must be well-formed Unicode');

/** A text by language; an empty one stands for a language not written in. */
export const texts = z.record(z.string(), text);
