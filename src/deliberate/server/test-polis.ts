import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { POLIS_FILES, readPolisExport, type PolisFiles } from '@madang/common-ground';
import type { Command } from '#kernel/domain/command.ts';
import {
  idsForImport,
  importConversation,
  rowsToStore,
  type ConversationImported,
} from '#deliberate/domain/polis/import-conversation.ts';
import type { HeldConversation } from '#deliberate/domain/polis/polis-out.ts';
import {
  conversationFrom,
  type ReadAs,
  type Conversation,
} from '#deliberate/domain/polis/polis-conversation.ts';

/** Open conversations lie beside the project; tests that need them say so and are skipped without. */
const FOLDER = new URL('../../../../shared/data/polis/', import.meta.url);

export function sharedConversations(): string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

export function sharedFolder(name: string): URL {
  return new URL(`${name}/`, FOLDER);
}

export function sharedFiles(name: string): PolisFiles {
  const folder = sharedFolder(name);
  const present = new Set(readdirSync(folder));
  return Object.fromEntries(
    POLIS_FILES.filter((file) => present.has(file)).map((file) => [
      file,
      new Uint8Array(readFileSync(new URL(file, folder))),
    ]),
  );
}

export const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Three people, four statements of which one was taken out and one nobody moderated, one change of mind. */
export const SMALL: PolisFiles = {
  'summary.csv': encoded(
    'topic,Warnings\nurl,https://pol.is/9small\nconversation-description,"Share, or not?"\n',
  ),
  'comments.csv': encoded(
    'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n' +
      '1500000000000,x,2,1,1,1,1,"Share ""all"" warnings,\nat once"\n' +
      '1500000001000,x,0,1,1,0,0,Wait for proof\n' +
      '1500000002000,x,1,2,0,0,-1,Nonsense\n' +
      '1500000003000,x,7,2,0,0,1,Nobody saw this\n',
  ),
  'votes.csv': encoded(
    'timestamp,datetime,comment-id,voter-id,vote\n' +
      '1500000005000,x,2,10,-1\n1500000004000,x,2,10,1\n1500000006,x,2,11,1\n1500000007000,x,0,11,0\n1500000008000,x,1,12,1\n',
  ),
  'participants-votes.csv': encoded(
    'participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,2,0,1\n' +
      '11,,0,0,2,1,0,1,0,\n10,anna,,2,1,0,1,-1,,\n12,,,0,1,1,0,,,1\n',
  ),
};

export function conversationOf(files: PolisFiles, readAs: ReadAs = {}): Conversation {
  const read = readPolisExport(files);
  const found = read.ok ? conversationFrom(read.value, readAs) : read;
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found.value;
}

export const AT = new Date('2026-11-24T03:00:00Z');

export function importCommand(conversation: Conversation): Command<Parameters<typeof idsForImport>[0]> {
  const input = { editionId: 'edition', conversation, sourceSha256: 'hash', documents: [] };
  const ids = Array.from({ length: idsForImport(input) }, (_, at) => `id-${at}`);
  const viewer = { account: null, roles: new Set<never>(), participation: null, visitorId: null };
  return { input, forumId: 'forum', viewer, at: AT, id: 'id-0', ids };
}

/** What would lie in the tables after a conversation was taken into an edition that has no deliberation. */
export function heldAfter(conversation: Conversation): HeldConversation {
  const decision = importConversation(
    { editionFound: true, occupied: false, known: false },
    importCommand(conversation),
  );
  if (!decision.accepted || decision.change === null) throw new Error('The conversation was refused.');
  return heldFrom(decision.change);
}

function heldFrom(change: ConversationImported): HeldConversation {
  const { conversation, visitorIds, entryIds } = change;
  const latest = new Map<string, Map<number, -1 | 0 | 1>>();
  for (const { person, position, stance } of conversation.latest) {
    const visitorId = visitorIds[person] ?? '';
    const own = latest.get(visitorId) ?? new Map<number, -1 | 0 | 1>();
    own.set(conversation.positions[position]?.number ?? -1, stance);
    latest.set(visitorId, own);
  }
  return {
    summary: conversation.summary,
    columns: conversation.columns,
    dialects: conversation.dialects,
    rows: rowsToStore(change),
    texts: new Map(conversation.positions.map(({ number, text }) => [number, text])),
    latest,
    entries: new Map(conversation.history.map(({ stance }, at) => [entryIds[at] ?? '', stance])),
  };
}
