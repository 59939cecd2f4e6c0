import type { Texts } from '#kernel/domain/bilingual.ts';
import type { ImportRelease, ImportState, KnownSession } from './import-state.ts';
import type { InterventionSource } from '../words/intervention.ts';
import type { InterventionRecorded } from '../words/record-intervention.ts';

export type CollectiveToImport = {
  readonly collectiveActId: string;
  readonly sessionId: string | null;
  readonly subject: Texts;
  readonly verb: string;
  readonly force: string;
  readonly level: number | null;
  readonly texts: Texts;
  readonly source: InterventionSource;
  readonly place: number;
};

type Where = {
  readonly editionId: string;
  readonly documentId: string;
  readonly sessions: readonly KnownSession[];
  readonly sessionIdOf: (key: string | null) => string;
  readonly participationIdOf: (key: string) => string;
  readonly take: () => string;
};
type WordsToImport = {
  readonly interventions: readonly InterventionRecorded[];
  readonly collective: readonly CollectiveToImport[];
  readonly leftOut: number;
};

/** Each keeps its place in the source. A session's record mode holds for what is imported into it as well. */
export function wordsToImport(state: ImportState, input: ImportRelease, where: Where): WordsToImport {
  const { language } = input;
  const { documentId, editionId } = where;
  const sourceOf = ({ start, end }: { start: number; end: number }) =>
    ({ kind: 'document', documentId, start, end }) as const;
  const last = new Map(where.sessions.map(({ sessionId, lastWords }) => [sessionId, lastWords]));
  const interventions = input.interventions.flatMap((words): InterventionRecorded[] => {
    const sessionId = where.sessionIdOf(words.session);
    const recordMode = where.sessions.find((one) => one.sessionId === sessionId)?.recordMode ?? 'attributed';
    if (recordMode === 'off_record') return [];
    const place = (last.get(sessionId) ?? 0) + 1;
    last.set(sessionId, place);
    return [
      {
        interventionId: where.take(),
        editionId,
        sessionId,
        participationId: where.participationIdOf(words.speaker),
        texts: { [language]: words.text },
        authenticLanguage: language,
        textKind: words.textKind,
        delivery: 'live',
        verb: words.verb,
        force: words.force,
        recordMode,
        source: sourceOf(words),
        place,
      },
    ];
  });
  const collective = input.collective.map((act, at): CollectiveToImport => ({
    collectiveActId: where.take(),
    sessionId: act.session === null ? null : where.sessionIdOf(act.session),
    subject: { [language]: act.subject },
    verb: act.verb,
    force: act.force,
    level: act.level,
    texts: { [language]: act.text },
    source: sourceOf(act),
    place: state.lastCollective + at + 1,
  }));
  return { interventions, collective, leftOut: input.interventions.length - interventions.length };
}
