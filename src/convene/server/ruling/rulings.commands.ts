import { z } from 'zod';
import type { Act, PublicEntry } from '#kernel/domain/command.ts';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  noteObjection,
  ruleOnProposal,
  setAsideRuling,
  type NoteObjection,
  type ObjectionNoted,
  type ObjectionState,
  type RoomState,
  type RuleOnProposal,
  type RulingMade,
  type RulingSetAside,
  type SetAsideRuling,
  type StandingRuling,
} from '../../domain/ruling/rule-on-proposal.ts';
import { RULINGS } from '../../domain/ruling/ruling.ts';
import { CHAIR_ACCESS } from '../floor/order-floor.ts';
import { proposalTexts, proposalTextsOrNull } from '../texts-input.ts';
import {
  loadObjections,
  loadRoom,
  loadRuling,
  writeObjection,
  writeRuling,
  writeSetAside,
} from './rulings.store.ts';

const topics = ({ sessionId }: { readonly sessionId: string }) => [`session/${sessionId}`];

export const ruleOnProposalCommand: Handler<RuleOnProposal, RoomState, RulingMade> = {
  name: 'ruleOnProposal',
  access: CHAIR_ACCESS,
  input: z.object({
    editionId: z.uuid(),
    sessionId: z.uuid(),
    ruling: z.enum(RULINGS),
    texts: proposalTexts,
  }),
  load: loadRoom,
  decide: ruleOnProposal,
  write: writeRuling,
  acts: ({ rulingId, editionId, sessionId, number, ruling, texts }): Act[] => [
    {
      kind: 'ruling.made',
      subjectKind: 'ruling',
      subjectId: rulingId,
      editionId,
      payload: { sessionId, number, ruling },
      entry: {
        data: { session: sessionId, number, ruling },
        sealed: sealedTexts('text', texts),
        cites: [{ subjectKind: 'session', subjectId: sessionId }],
      },
    },
  ],
  topics,
};

const onRuling = (rulingId: string) => [{ subjectKind: 'ruling', subjectId: rulingId }];

export const noteObjectionCommand: Handler<NoteObjection, ObjectionState, ObjectionNoted> = {
  name: 'noteObjection',
  access: CHAIR_ACCESS,
  input: z.object({
    editionId: z.uuid(),
    rulingId: z.uuid(),
    participationId: z.uuid(),
    texts: proposalTextsOrNull.nullable().default(null),
  }),
  load: loadObjections,
  decide: noteObjection,
  write: writeObjection,
  acts: (noted): Act[] => [
    {
      kind: 'ruling.objection_noted',
      subjectKind: 'ruling_objection',
      subjectId: noted.objectionId,
      editionId: noted.editionId,
      payload: { sessionId: noted.sessionId, rulingId: noted.rulingId },
      entry: objectionEntry(noted),
    },
  ],
  topics,
};

/** Who objected is committed to and never opened, as with whoever speaks: a record mode may become stricter later. */
function objectionEntry({ rulingId, participationId, texts, recordMode }: ObjectionNoted): PublicEntry {
  const forgotten = recordMode === 'chatham' ? { forgotten: true as const } : {};
  const speaker = { value: participationId ?? '', open: false, ...forgotten };
  return { data: {}, sealed: { ...sealedTexts('text', texts), speaker }, cites: onRuling(rulingId) };
}

export const setAsideRulingCommand: Handler<SetAsideRuling, StandingRuling, RulingSetAside> = {
  name: 'setAsideRuling',
  access: CHAIR_ACCESS,
  input: z.object({ editionId: z.uuid(), rulingId: z.uuid(), reason: proposalTexts }),
  load: loadRuling,
  decide: setAsideRuling,
  write: writeSetAside,
  acts: ({ rulingId, editionId, sessionId, reason }): Act[] => [
    {
      kind: 'ruling.set_aside',
      subjectKind: 'ruling',
      subjectId: rulingId,
      editionId,
      payload: { sessionId },
      entry: { data: {}, sealed: sealedTexts('reason', reason), cites: onRuling(rulingId) },
    },
  ],
  topics,
};
