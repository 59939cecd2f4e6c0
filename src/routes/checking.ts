import type { App as Application } from '#kernel/server/app.ts';
import { movedOn } from '#conclude/domain/cited-as.ts';
import type { ParagraphView } from '#conclude/domain/outcome-view.ts';
import { hashAgain, releasedEpochs } from '#deliberate/server/results/released-epoch.store.ts';
import { wordsAsOf, type WordsAsOf } from '#deliberate/server/positions/words-as-of.store.ts';
import { checkCitation, type CitationChecked } from '#publish/domain/check-citation.ts';
import { citedEntries } from '#publish/server/cited-entries.store.ts';
import { entriesAbout } from '#publish/server/log.store.ts';

type Where = { readonly forumId: string; readonly editionId: string };

/** What a paragraph cites, made again from what is stored, with the entries of the record to hold it against. */
export async function checkParagraph(
  { db }: Application,
  where: Where,
  { paragraphId, citations }: ParagraphView,
): Promise<{
  readonly folder: string | null;
  readonly entry: number | null;
  readonly checked: CitationChecked[];
}> {
  const held = citations.flatMap(({ kind, id, citedAs }) =>
    citedAs === null ? [] : [{ kind, id, ...citedAs }],
  );
  const snapshotIds = [...new Set(held.flatMap(({ results }) => results?.snapshotId ?? []))];
  const own = { subjectKind: 'paragraph', subjectId: paragraphId };
  const [words, epochs, entered] = await Promise.all([
    wordsAsOf(db, where, versionsCited(citations)),
    releasedEpochs(db, where, snapshotIds),
    entriesAbout(db, { ...where, subjects: [own] }),
  ]);
  const entry = entered?.entries.find(({ kind }) => kind === 'paragraph.adopted')?.index ?? null;
  const cited = entry === null ? [] : await citedEntries(db, { ...where, index: entry });
  const again = new Map(epochs.map((epoch) => [epoch.snapshotId, hashAgain(epoch)]));
  const checked = held.map((one) => checkCitation(one, { words, epochs, again, cited }));
  return { folder: entered?.folder ?? null, entry, checked };
}

/** What a paragraph cites in the words it cites, where those were edited since and everyone may still read them. */
export async function wordsAsCited(
  { db }: Application,
  where: Where,
  { citations }: Pick<ParagraphView, 'citations'>,
): Promise<WordsAsOf[]> {
  const edited = citations.filter(({ citedAs, versionNow }) => movedOn(citedAs, versionNow));
  return wordsAsOf(db, where, versionsCited(edited));
}

function versionsCited(citations: ParagraphView['citations']) {
  return citations.flatMap(({ kind, id, citedAs }) => {
    const version = citedAs?.version ?? null;
    return kind === 'position' && version !== null ? [{ positionId: id, version }] : [];
  });
}
