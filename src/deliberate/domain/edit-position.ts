import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { filled } from './deliberation-rules.ts';
import { whatIsWrongWithWords, type PositionWords } from './draft-position.ts';
import type { PositionState } from './position-state.ts';
import { refuse } from './refusals.ts';

export type OnePosition = { readonly editionId: string; readonly positionId: string };
export type EditPosition = OnePosition & PositionWords;

export type EditState = {
  readonly position: (PositionWords & { readonly state: PositionState }) | null;
  readonly hasReactions: boolean;
};

export type PositionEdited = EditPosition & { readonly before: Texts };

/**
 * Words can be changed until someone has reacted to them. A reaction belongs to the sentence that was read:
 * moving it to another sentence would put words into people's mouths.
 */
export function editPosition(
  { position, hasReactions }: EditState,
  command: Command<EditPosition>,
): Decision<PositionEdited> {
  if (position === null) return refuse('position-unknown');
  if (position.state === 'withdrawn' || position.state === 'merged') return refuse('position-done');
  const { input } = command;
  const wrong = whatIsWrongWithWords(input);
  if (wrong !== null) return wrong;
  const texts = filled(input.texts);
  if (sameTexts(texts, position.texts) && input.authenticLanguage === position.authenticLanguage)
    return accept<PositionEdited>(null);
  if (hasReactions) return refuse('position-has-reactions');
  return accept({ ...input, texts, before: position.texts });
}

function sameTexts(a: Texts, b: Texts): boolean {
  const languages = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...languages].every((language) => a[language] === b[language]);
}
