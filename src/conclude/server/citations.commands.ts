import { z } from 'zod';
import type { Handler } from '#kernel/server/acts/execute.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import {
  citeTarget,
  removeCitation,
  type CitationRemoved,
  type CiteState,
  type CiteTarget,
  type RemoveCitation,
  type RemoveState,
  type TargetCited,
} from '../domain/cite-target.ts';
import { CITABLE_KINDS } from '../domain/outcome-text.ts';
import { loadCiteState, loadRemoveState, removeCitationRow, writeCitation } from './citations.store.ts';
import { actOnParagraph, DRAFTERS, outcomeTopic } from './drafting.commands.ts';

/** Only what everyone may see can be cited; `sight` says what that is. */
export function citeTargetCommand(sight: PublicSight): Handler<CiteTarget, CiteState, TargetCited> {
  return {
    name: 'citeTarget',
    access: DRAFTERS,
    input: z.object({
      editionId: z.uuid(),
      paragraphId: z.uuid(),
      targetKind: z.enum(CITABLE_KINDS),
      targetId: z.uuid(),
    }),
    load: (tx, command) => loadCiteState(tx, command, sight),
    decide: citeTarget,
    write: writeCitation,
    acts: (change) => {
      const { citationId, targetKind, targetId, citedAs } = change;
      return [actOnParagraph(change, 'citation.made', { citationId, targetKind, targetId, citedAs })];
    },
    topics: outcomeTopic,
  };
}

export const removeCitationCommand: Handler<RemoveCitation, RemoveState, CitationRemoved> = {
  name: 'removeCitation',
  access: DRAFTERS,
  input: z.object({ editionId: z.uuid(), citationId: z.uuid() }),
  load: loadRemoveState,
  decide: removeCitation,
  write: removeCitationRow,
  acts: (change) => [actOnParagraph(change, 'citation.removed', { citationId: change.citationId })],
  topics: outcomeTopic,
};
