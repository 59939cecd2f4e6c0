import { checkHeader, checkWidth, decodeUtf8, eachRecord, parseTable, requireColumn } from './csv.ts';
import { InputRefused, reading, withinLimits, type Read } from './input-problem.ts';
import { createStore, type ReactionStore } from '../reactions/reaction-store.ts';
import type { Reaction } from '../reactions/reaction-matrix.ts';

/** Which declared group a participant belongs to. */
export type DeclaredGroups = ReadonlyMap<string, string>;

export type PlainReactions = { readonly store: ReactionStore; readonly declared: DeclaredGroups };

const REACTIONS: Readonly<Record<string, Reaction>> = {
  agree: 1,
  disagree: -1,
  pass: 0,
  찬성: 1,
  반대: -1,
  유보: 0,
  '1': 1,
  '-1': -1,
  '0': 0,
};

/** What a written reaction means, or undefined. */
export const parseReaction = (text: string): Reaction | undefined =>
  Object.hasOwn(REACTIONS, text) ? REACTIONS[text] : undefined;

const REACTIONS_EXPECTED = 'agree, disagree, pass or 1, -1, 0';

const REQUIRED = ['participant', 'position', 'reaction'] as const;

/**
 * Reads `participant,position,reaction[,group]`: columns in any order, others ignored; a reaction is agree,
 * disagree, pass (찬성, 반대, 유보) or 1, -1, 0. Later rows overwrite earlier ones.
 */
export function readPlainReactions(bytes: Uint8Array, file: string): Read<PlainReactions> {
  return reading(() => {
    const store = createStore();
    const addParticipant = (id: string): number => store.addParticipant(id);
    const addPosition = (id: string): number => store.addPosition(id);
    const declared = new Map<string, string>();
    let header: { columns: string[]; at: number[]; group: number } | undefined;
    eachRecord(decodeUtf8(bytes, file), file, (fields, row) => {
      if (header === undefined) {
        const columns = checkHeader(fields, file, row);
        const at = REQUIRED.map((name) => requireColumn(columns, name, file));
        header = { columns, at, group: columns.indexOf('group') };
        return;
      }
      checkWidth(fields, header.columns, { file, row });
      const [participant = '', position = '', reaction = ''] = header.at.map((i) => fields[i] ?? '');
      if (participant === '') throw new InputRefused({ file, row, column: 'participant', reason: 'empty' });
      if (position === '') throw new InputRefused({ file, row, column: 'position', reason: 'empty' });
      const value = parseReaction(reaction);
      if (value === undefined)
        throw unknownValue(reaction, { file, row, column: 'reaction' }, REACTIONS_EXPECTED);
      const who = withinLimits(participant, { file, row, column: 'participant' }, addParticipant);
      const what = withinLimits(position, { file, row, column: 'position' }, addPosition);
      store.reactAt(who, what, value);
      declare(declared, { participant, group: fields[header.group] ?? '' }, { file, row });
    });
    if (header === undefined)
      throw new InputRefused({ file, row: null, column: null, reason: 'the file is empty' });
    return { store, declared };
  });
}

export function unknownValue(
  value: string,
  where: { file: string; row: number; column: string },
  expected: string,
): InputRefused {
  const reason = `unknown value ${JSON.stringify(value)}; expected ${expected}`;
  return new InputRefused({ ...where, reason });
}

/** Reads `participant,group`. */
export function readDeclaredGroups(bytes: Uint8Array, file: string): Read<DeclaredGroups> {
  return reading(() => {
    const table = parseTable(decodeUtf8(bytes, file), file);
    const participantAt = requireColumn(table.columns, 'participant', file);
    const groupAt = requireColumn(table.columns, 'group', file);
    const declared = new Map<string, string>();
    table.rows.forEach((fields, i) => {
      const participant = fields[participantAt] ?? '';
      if (participant === '')
        throw new InputRefused({ file, row: i + 2, column: 'participant', reason: 'empty' });
      declare(declared, { participant, group: fields[groupAt] ?? '' }, { file, row: i + 2 });
    });
    return declared;
  });
}

function declare(
  declared: Map<string, string>,
  said: { participant: string; group: string },
  where: { file: string; row: number },
): void {
  if (said.group === '') return;
  const earlier = declared.get(said.participant);
  if (earlier !== undefined && earlier !== said.group) {
    const reason = `participant ${JSON.stringify(said.participant)} is in two groups: ${JSON.stringify(earlier)}, ${JSON.stringify(said.group)}`;
    throw new InputRefused({ ...where, column: 'group', reason });
  }
  declared.set(said.participant, said.group);
}
