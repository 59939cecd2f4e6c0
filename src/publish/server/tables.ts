import type { ReleaseTexts } from '../domain/issue-release.ts';
import type { SearchDocument, SearchKind } from '../domain/search/search-document.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { Json } from '#kernel/server/database/tables.ts';

declare module '#kernel/server/database/tables.ts' {
  interface Tables {
    results_releases: {
      forum_id: string;
      release_id: string;
      edition_id: string;
      number: number;
      texts: Json<ReleaseTexts>;
      sha256: Json<{ readonly ko: string; readonly en: string }>;
      issued_at: Date;
    };
    search_editions: {
      forum_id: string;
      edition_id: string;
      acts_followed: number;
      rules_version: number;
    };
    search_documents: {
      forum_id: string;
      edition_id: string;
      kind: SearchKind;
      subject_id: string;
      place_in_order: number;
      stakeholder_group: StakeholderGroup | null;
      session_id: string | null;
      folded_title: string;
      folded: string;
      /** Lexemes without places. */
      pairs: string;
      shown: Json<SearchDocument>;
      sha256: string;
    };
  }
}
