import type { ReleaseTexts } from '../domain/issue-release.ts';
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
  }
}
