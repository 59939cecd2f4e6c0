import type { Bilingual } from '#kernel/domain/bilingual.ts';
import type { Conversation, ConversationDoubt } from './polis-conversation.ts';

export type ConversationSummary = {
  readonly title: string;
  readonly language: string;
  readonly people: number;
  readonly positions: number;
  readonly moderatedOut: number;
  readonly reactions: number;
  /** Reactions with those that somebody changed later; equal to `reactions` where no history came. */
  readonly history: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly warnings: readonly Bilingual[];
};

/** What somebody should look at before a conversation is stored. */
export function summaryOf(conversation: Conversation): ConversationSummary {
  const { title, language, people, positions, latest, history, startedAt, endedAt, doubts } = conversation;
  return {
    title,
    language,
    people: people.length,
    positions: positions.length,
    moderatedOut: positions.filter(({ moderated }) => moderated === -1).length,
    reactions: latest.length,
    history: history.length,
    from: startedAt?.toISOString() ?? null,
    to: endedAt?.toISOString() ?? null,
    warnings: doubts.map(doubtInWords),
  };
}

function doubtInWords(doubt: ConversationDoubt): Bilingual {
  switch (doubt.kind) {
    case 'no-history':
      return {
        ko: 'votes.csv가 없어 언제 반응했는지 알 수 없습니다. 모든 반응에 대화의 마지막 시각을 적습니다.',
        en: 'There is no votes.csv, so nobody knows when people reacted: every reaction carries the last time of the conversation.',
      };
    case 'no-summary':
      return {
        ko: 'summary.csv가 없어 대화의 이름을 알 수 없습니다. "Polis"라고 적습니다.',
        en: 'There is no summary.csv, so the conversation has no name; it is called “Polis”.',
      };
    case 'title-shortened':
      return {
        ko: '이름이 길어 줄였습니다. 온전한 이름은 내보낼 때 그대로 나옵니다.',
        en: 'The name was too long and has been shortened; an export gives it in full.',
      };
    case 'not-moderated':
      return {
        ko: `아무도 살펴보지 않은 입장이 ${doubt.count}개 있습니다. 그 대화에서 보였으므로 여기서도 보입니다.`,
        en: `Positions that no moderator looked at: ${doubt.count}. They were shown there and are shown here.`,
      };
    case 'about-people':
      return {
        ko: `주제가 아니라 자신이 누구인지를 말하는 문장(나이, 사는 곳 등)이 ${doubt.count}개 있습니다. 다른 입장처럼 보이지만 공통의 인식과 의견 집단에는 들어가지 않고, 결과에 따로 보입니다.`,
        en: `Statements about the person rather than the matter (age, home and the like): ${doubt.count}. They are shown as positions like the others, make no common ground and no opinion groups, and are listed apart in the results.`,
      };
    case 'rewritten':
      return {
        ko: `${doubt.files.join(', ')}: 내용은 그대로이지만, 내보낼 때 줄바꿈이나 빈 줄이 원래와 다를 수 있습니다.`,
        en: `${doubt.files.join(', ')}: the content stays as it is; when exported, line breaks or blank lines may differ from the file that came.`,
      };
    case 'reckoned':
      return {
        ko: `${doubt.files.join(', ')}: Polis가 셈한 집단이라 읽지 않았습니다. 마당이 반응에서 다시 찾고, 내보낼 때는 나오지 않습니다.`,
        en: `${doubt.files.join(', ')}: not read, as they are Polis’s own reckoning. Groups are found anew in the reactions, and an export does not have them.`,
      };
    case 'unknown':
      return {
        ko: `${doubt.files.join(', ')}: 읽지 않은 파일입니다. 내용은 저장하지 않고, 내보낼 때도 나오지 않습니다.`,
        en: `${doubt.files.join(', ')}: not read. What is in them is not stored, and an export does not have it.`,
      };
    case 'votes-differ':
      return {
        ko: `participants-votes.csv와 votes.csv가 서로 다른 곳이 ${doubt.count}군데 있습니다. participants-votes.csv를 따릅니다.`,
        en: `participants-votes.csv and votes.csv differ in ${doubt.count} places. The former counts.`,
      };
  }
}
