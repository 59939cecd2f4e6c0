import type { Tx } from '#kernel/server/database/db.ts';
import { withoutLanguage, type ErasedField, type ErasureSource } from '#kernel/server/record/erasure.ts';
import './tables.ts';

const commitment = {
  subjectKind: 'commitment',
  table: 'commitments',
  id: 'commitment_id',
  kept: 'texts',
} as const;

export const concludeErasure: ErasureSource = {
  columns: [
    { ...commitment, name: 'text', column: 'texts' },
    { ...commitment, name: 'note', column: 'note' },
    {
      ...{ subjectKind: 'paragraph', name: 'text', table: 'outcome_paragraphs', id: 'paragraph_id' },
      ...{ column: 'texts', kept: 'texts' },
    },
    {
      ...{ subjectKind: 'outcome', name: 'title', table: 'outcome_documents', id: 'document_id' },
      ...{ column: 'titles', kept: 'texts' },
    },
    {
      ...{ subjectKind: 'outcome', name: 'note', table: 'decisions', id: 'document_id' },
      ...{ column: 'note', kept: 'texts' },
    },
  ],
  also: eraseInVersions,
};

/** An adopted version is frozen but for this: its hash still tells what it was to whoever kept a copy. */
async function eraseInVersions(
  tx: Tx,
  { forumId, subjectKind, subjectId, language }: ErasedField,
): Promise<void> {
  if (language === null || (subjectKind !== 'paragraph' && subjectKind !== 'outcome')) return;
  const versions = await tx
    .selectFrom('outcome_versions')
    .select(['version_id', 'content'])
    .where('forum_id', '=', forumId)
    .where('document_id', 'in', (by) =>
      subjectKind === 'outcome'
        ? by.selectFrom('outcome_documents').select('document_id').where('document_id', '=', subjectId)
        : by.selectFrom('outcome_paragraphs').select('document_id').where('paragraph_id', '=', subjectId),
    )
    .execute();
  for (const { version_id, content } of versions) {
    const kept =
      subjectKind === 'outcome'
        ? { ...content, titles: withoutLanguage(content.titles, language) }
        : {
            ...content,
            paragraphs: content.paragraphs.map((paragraph) =>
              paragraph.paragraphId === subjectId
                ? { ...paragraph, texts: withoutLanguage(paragraph.texts, language) }
                : paragraph,
            ),
          };
    await tx
      .updateTable('outcome_versions')
      .set({ content: JSON.stringify(kept) })
      .where('forum_id', '=', forumId)
      .where('version_id', '=', version_id)
      .execute();
  }
}
