import type { Command } from '#kernel/domain/command.ts';
import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import type { PositionEdited } from '#deliberate/domain/positions/edit-position.ts';
import type { PositionTranslated, Translations } from '#deliberate/domain/positions/translation.ts';
import '#deliberate/server/tables.ts';

/** What is known of the texts of position `p` beside the authentic one, by language: a column for a list. */
export const translationsColumn = sql<Translations>`coalesce((
  SELECT jsonb_object_agg(t.language,
    jsonb_build_object('status', t.status, 'ofVersion', t.of_version, 'translator', t.translator))
  FROM position_translations AS t
  WHERE t.forum_id = p.forum_id AND t.position_id = p.position_id), '{}'::jsonb)`;

export async function translationsOf(db: Reader, forumId: string, positionId: string): Promise<Translations> {
  const rows = await db
    .selectFrom('position_translations')
    .select(['language', 'status', 'of_version as ofVersion', 'translator'])
    .where('forum_id', '=', forumId)
    .where('position_id', '=', positionId)
    .execute();
  return Object.fromEntries(rows.map(({ language, ...translation }) => [language, translation]));
}

export async function writeTranslation(
  tx: Tx,
  { positionId, language, text, translation }: PositionTranslated,
  { forumId, at, viewer }: Command<unknown>,
): Promise<void> {
  const added = JSON.stringify({ [language]: text });
  // Readers of the words that stand now read this text with them, so it belongs to their version too.
  await sql`
    UPDATE position_versions SET texts = position_versions.texts || ${added}::jsonb
    FROM positions
    WHERE positions.forum_id = ${forumId} AND positions.position_id = ${positionId}
      AND position_versions.forum_id = ${forumId} AND position_versions.position_id = ${positionId}
      AND position_versions.version = positions.version`.execute(tx);
  await sql`
    UPDATE positions SET texts = texts || ${added}::jsonb, edited_at = ${at}
    WHERE forum_id = ${forumId} AND position_id = ${positionId}`.execute(tx);
  const row = {
    status: translation.status,
    of_version: translation.ofVersion,
    translator: translation.translator,
    made_by: viewer.account?.id ?? 'system',
    made_at: at,
  };
  await tx
    .insertInto('position_translations')
    .values({ forum_id: forumId, position_id: positionId, language, ...row })
    .onConflict((on) => on.columns(['forum_id', 'position_id', 'language']).doUpdateSet(row))
    .execute();
}

type Carried = Pick<
  PositionEdited,
  'positionId' | 'texts' | 'authenticLanguage' | 'before' | 'version' | 'by'
>;

/**
 * After an edit: a text that was changed together with the authentic one says what it says now; one that was left as
 * it was stays behind, and is stale; one that is gone has no row.
 */
export async function carryTranslations(
  tx: Tx,
  { positionId, texts, authenticLanguage, before, version, by }: Carried,
  { forumId, at }: Pick<Command<unknown>, 'forumId' | 'at'>,
): Promise<void> {
  const kept = Object.keys(texts).filter((language) => language !== authenticLanguage);
  await sql`
    DELETE FROM position_translations
    WHERE forum_id = ${forumId} AND position_id = ${positionId} AND NOT language = ANY (${kept}::text[])`.execute(
    tx,
  );
  const written = kept.filter((language) => texts[language] !== before[language]);
  // Where only translations changed, the authentic words are the same, and what said them says them still.
  const unchanged = texts[authenticLanguage] === before[authenticLanguage];
  if (unchanged)
    await sql`
      UPDATE position_translations SET of_version = ${version}
      WHERE forum_id = ${forumId} AND position_id = ${positionId} AND of_version = ${version - 1}`.execute(
      tx,
    );
  if (written.length === 0) return;
  await sql`
    INSERT INTO position_translations
      (forum_id, position_id, language, status, of_version, translator, made_by, made_at)
    SELECT ${forumId}, ${positionId}, language, 'courtesy', ${version}, NULL, ${by.account}, ${at}
    FROM unnest(${written}::text[]) AS came (language)
    ON CONFLICT (forum_id, position_id, language) DO UPDATE
    SET status = 'courtesy', of_version = excluded.of_version, translator = NULL,
      made_by = excluded.made_by, made_at = excluded.made_at`.execute(tx);
}
