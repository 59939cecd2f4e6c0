import type { ColumnType, JSONColumnType } from 'kysely';
import type { Texts } from '#kernel/domain/bilingual.ts';
import type { EntryData, PublicEntry } from '#kernel/domain/command.ts';

/** A column that holds JSON: read as the value, written as its text. */
export type Json<Value extends object> = JSONColumnType<Value>;
export type JsonOrNull<Value extends object> = ColumnType<Value | null, string | null, string | null>;
export type TextsColumn = Json<Texts>;
export type TextsOrNull = JsonOrNull<Texts>;

/**
 * Every table by name. The kernel declares its own; each phase adds its tables to this interface
 * in its `server/tables.ts`, so that the kernel knows no phase.
 */
export interface Tables {
  forums: { forum_id: string; slug: string; names: TextsColumn; about: TextsColumn; created_at: Date };
  role_grants: {
    forum_id: string;
    email: string;
    role: 'secretariat' | 'chair' | 'rapporteur';
    granted_at: Date;
    granted_by: string | null;
  };
  acts: {
    forum_id: string;
    act_id: string;
    edition_id: string | null;
    kind: string;
    subject_kind: string;
    subject_id: string;
    payload: Json<Record<string, unknown>>;
    actor_id: string | null;
    on_behalf_of: string | null;
    acted_at: Date;
  };
  logs: {
    forum_id: string;
    edition_id: string;
    origin: string;
    folder: string;
    size: number;
    root: string | null;
    incident: string | null;
    opened_at: Date;
    sealed_at: Date | null;
  };
  log_outbox: {
    forum_id: string;
    act_id: string;
    edition_id: string;
    kind: string;
    subject_kind: string;
    subject_id: string;
    acted_at: Date;
    data: Json<EntryData>;
    documents: Json<NonNullable<PublicEntry['documents']>>;
    cites: Json<NonNullable<PublicEntry['cites']>>;
    log_index: number | null;
  };
  log_fields: {
    forum_id: string;
    act_id: string;
    field: string;
    commitment: Buffer;
    value: string | null;
    key: Buffer | null;
    is_open: boolean;
    erased_at: Date | null;
  };
  edition_seals: { forum_id: string; edition_id: string; sealed_at: Date };
  log_witnesses: {
    forum_id: string;
    edition_id: string;
    witness: string;
    size: number;
    cosigned_at: Date | null;
    trouble: string | null;
  };
  leases: {
    forum_id: string;
    name: string;
    holder: string | null;
    token: number;
    beat: number;
    duration_ms: number;
  };
  auth_users: { id: string; name: string; email: string };
}
