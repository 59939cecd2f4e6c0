import { z } from 'zod';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import { publicly, type Handler } from '#kernel/server/acts/execute.ts';
import {
  TRANSLATION_STATUSES,
  translatePosition,
  type PositionTranslated,
  type TranslatePosition,
  type TranslateState,
} from '#deliberate/domain/positions/translation.ts';
import { actOn, hearing, onePosition } from './positions.commands.ts';
import { loadTranslateState } from './positions.store.ts';
import { writeTranslation } from './translations.store.ts';

export const translatePositionCommand: Handler<TranslatePosition, TranslateState, PositionTranslated> = {
  name: 'translatePosition',
  access: ['rapporteur', 'secretariat'],
  input: onePosition.extend({
    language: z.string().trim(),
    text: z.string().trim().normalize('NFC'),
    status: z.enum(TRANSLATION_STATUSES),
    translator: z.string().trim().normalize('NFC').optional(),
  }),
  load: loadTranslateState,
  decide: translatePosition,
  write: writeTranslation,
  acts: (translated) => {
    const { language, text, translation, opened, positionId } = translated;
    const { status, ofVersion, translator } = translation;
    const act = actOn(translated, 'position.translated', {
      texts: { [language]: text },
      status,
      ofVersion,
      translator,
    });
    if (!opened) return [act];
    const entry = {
      data: { language, status, of_version: ofVersion },
      sealed: sealedTexts('text', { [language]: text }),
      cites: [{ subjectKind: 'position', subjectId: positionId }],
    };
    return [{ ...act, entry }];
  },
  topics: publicly(hearing),
};
