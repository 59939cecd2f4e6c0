import type { Bilingual, Texts } from '#kernel/domain/bilingual.ts';
import type { InterventionSource } from './intervention.ts';

/** Steps of the agreement ladder as results are really worded. "Explored" is activity, never agreement. */
export const AGREEMENT_LADDER: readonly Bilingual[] = [
  { ko: '모색·논의', en: 'Explored' },
  { ko: '공감', en: 'Shared the view' },
  { ko: '인식을 같이', en: 'At one in understanding' },
  { ko: '뜻을 모음', en: 'Of one mind' },
  { ko: '합의', en: 'Agreed' },
  { ko: '채택', en: 'Adopted' },
];

/** What a session or the forum did together. */
export type CollectiveActView = {
  readonly collectiveActId: string;
  readonly sessionId: string | null;
  readonly subject: Texts;
  readonly verb: string;
  readonly force: string;
  readonly level: number | null;
  readonly texts: Texts;
  readonly source: InterventionSource | null;
};
