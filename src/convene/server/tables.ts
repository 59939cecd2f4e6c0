import type { AgendaSubject } from '../domain/agenda/agenda-item.ts';
import type { EditionSource, Phase } from '../domain/forum/edition.ts';
import type { FloorEventAt } from '../domain/floor/floor-event.ts';
import type { FloorState } from '../domain/floor/floor-state.ts';
import type { PersonName } from '../domain/people/person.ts';
import type { Delivery, InterventionSource, TextKind } from '../domain/words/intervention.ts';
import type { RecordMode, StoredRecordMode } from '../domain/sessions/record-mode.ts';
import type { Ruling } from '../domain/ruling/ruling.ts';
import type { Part, SessionKind } from '../domain/sessions/session.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { Json, JsonOrNull } from '#kernel/server/database/tables.ts';

declare module '#kernel/server/database/tables.ts' {
  interface Tables {
    editions: {
      forum_id: string;
      edition_id: string;
      slug: string;
      ordinal: number | null;
      label: string | null;
      names: TextsColumn;
      theme: TextsOrNull;
      place: TextsOrNull;
      starts_on: string | null;
      ends_on: string | null;
      time_zone: string;
      sample: boolean;
      source: JsonOrNull<EditionSource>;
      created_at: Date;
    };
    edition_phases: {
      forum_id: string;
      edition_id: string;
      phase: Phase;
      opens_on: string | null;
      closes_on: string | null;
    };
    sourced_facts: {
      forum_id: string;
      fact_id: string;
      edition_id: string;
      kind: string;
      value: number;
      approximate: boolean;
      source: string;
      source_url: string | null;
      as_of: string | null;
    };
    organisations: {
      forum_id: string;
      organisation_id: string;
      slug: string;
      names: TextsColumn;
      acronym: string | null;
      country: string | null;
      stakeholder_group: StakeholderGroup | null;
      created_at: Date;
    };
    edition_organisations: {
      forum_id: string;
      edition_id: string;
      organisation_id: string;
      relation: 'host' | 'organiser' | 'co_host' | 'supporter';
    };
    people: {
      forum_id: string;
      person_id: string;
      slug: string;
      names: Json<readonly PersonName[]>;
      email: string | null;
      created_at: Date;
    };
    participations: {
      forum_id: string;
      participation_id: string;
      edition_id: string;
      person_id: string;
      capacity: TextsColumn;
      organisation_id: string | null;
      stakeholder_group: StakeholderGroup;
      region: string | null;
      attendance: 'in_room' | 'remote';
      accreditation: 'received' | 'circulated' | 'accredited' | 'objected' | 'denied';
      simulated: boolean;
      created_at: Date;
    };
    sessions: {
      forum_id: string;
      session_id: string;
      edition_id: string;
      slug: string;
      parent_id: string | null;
      kind: SessionKind;
      titles: TextsColumn;
      summary: TextsOrNull;
      held_on: string | null;
      starts_at: Date | null;
      ends_at: Date | null;
      room: TextsOrNull;
      stream_url: string | null;
      record_mode: RecordMode;
      place_in_order: number;
      created_at: Date;
    };
    session_participants: {
      forum_id: string;
      session_id: string;
      participation_id: string;
      part: Part;
    };
    interventions: {
      forum_id: string;
      intervention_id: string;
      edition_id: string;
      session_id: string;
      participation_id: string;
      delivery: Delivery;
      text_kind: TextKind;
      authentic_language: string;
      texts: TextsColumn;
      verb: string | null;
      force: string | null;
      record_mode: StoredRecordMode;
      source: JsonOrNull<InterventionSource>;
      place_in_order: number;
      created_at: Date;
      corrected_at: Date | null;
      agenda_item_id: string | null;
    };
    agenda_items: {
      forum_id: string;
      item_id: string;
      edition_id: string;
      session_id: string;
      number: string;
      titles: TextsColumn;
      starts_at: Date | null;
      ends_at: Date | null;
      document_url: string | null;
      about_kind: AgendaSubject['kind'] | null;
      about_id: string | null;
      place_in_order: number;
      created_at: Date;
    };
    floor_events: {
      forum_id: string;
      session_id: string;
      version: number;
      command_id: string;
      event: Json<FloorEventAt>;
      actor_id: string | null;
      acted_at: Date;
    };
    floor_snapshots: {
      forum_id: string;
      session_id: string;
      version: number;
      state: Json<FloorState>;
      taken_at: Date;
    };
    floor_forwards: {
      forum_id: string;
      session_id: string;
      command_id: string;
      message: Json<object>;
      answer: JsonOrNull<object>;
      sent_at: Date;
    };
    rulings: {
      forum_id: string;
      ruling_id: string;
      edition_id: string;
      session_id: string;
      number: number;
      ruling: Ruling;
      texts: TextsColumn;
      ruled_at: Date;
      set_aside_at: Date | null;
      set_aside_reason: TextsOrNull;
    };
    ruling_objections: {
      forum_id: string;
      objection_id: string;
      ruling_id: string;
      session_id: string;
      participation_id: string | null;
      texts: TextsColumn;
      noted_at: Date;
    };
    collective_acts: {
      forum_id: string;
      collective_act_id: string;
      edition_id: string;
      session_id: string | null;
      subject: TextsColumn;
      verb: string;
      force: string;
      level: number | null;
      texts: TextsColumn;
      source: JsonOrNull<InterventionSource>;
      place_in_order: number;
      created_at: Date;
    };
    documents: {
      forum_id: string;
      document_id: string;
      edition_id: string;
      kind: string;
      titles: TextsColumn;
      publisher: string | null;
      published_on: string | null;
      source_url: string | null;
      licence: string | null;
      sha256: string;
      body: string | null;
      created_at: Date;
    };
  }
}
