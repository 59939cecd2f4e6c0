import { here } from '../../../../acting.ts';
import { editionRecord } from '../../../../../composition/edition-record.ts';
import { OPEN_DATA_LICENCE, OPEN_DATA_VERSION } from '#publish/domain/open-data.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition } = here(locals);
  const record = await editionRecord(app.db, { forum, edition });
  const { sessions, interventions, topics, positions, outcomes, commitments } = record;
  return {
    counts: {
      sessions: sessions.length,
      interventions: interventions.length,
      topics: topics.length,
      positions: positions.length,
      outcomes: outcomes.length,
      commitments: commitments.length,
    },
    origin: app.config.publicUrl.origin,
    version: OPEN_DATA_VERSION,
    licence: OPEN_DATA_LICENCE,
  };
};
