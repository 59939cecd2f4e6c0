import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** What happened, in words, and whether it is public, and so an entry of the log, or why it is not. */
export type ActKind = Bilingual &
  ({ readonly isPublic: true } | { readonly isPublic: false; readonly why: string });

const entered = (ko: string, en: string): ActKind => ({ isPublic: true, ko, en });
const kept = (ko: string, en: string, why: string): ActKind => ({ isPublic: false, ko, en, why });

const DRAFT = 'A draft is not public; its adoption is.';
const WAITING = 'A proposal is between its author and those who answer it until it is put to everyone.';
const REASON = 'A reason is read without who gave it; nothing about one is entered.';
const PROFILE = 'About a person: profiles never enter the log.';

/** Every kind of act there is. A new one does not pass the tests until it is decided here. */
export const ACT_KINDS: Readonly<Record<string, ActKind>> = {
  'forum.created': kept(
    '포럼을 만들었습니다',
    'The forum was created',
    'Belongs to no edition, so to no log.',
  ),
  'role.granted': kept('역할을 주었습니다', 'A role was granted', PROFILE),
  'sample.loaded': kept(
    '표본 회차를 넣었습니다',
    'The sample was loaded',
    'Belongs to no edition: it only says that the sample is complete.',
  ),
  'edition.opened': entered('회차의 기록을 열었습니다', 'The record of the edition was opened'),
  'edition.announced': entered('회차가 알려졌습니다', 'The edition was announced'),
  'edition.changed': entered('회차의 정보를 고쳤습니다', 'The edition’s particulars were changed'),
  'edition.sealed': entered('회차의 기록을 봉했습니다', 'The record of the edition was sealed'),
  'person.added': kept('사람을 더했습니다', 'A person was added', PROFILE),
  'person.changed': kept('사람의 정보를 고쳤습니다', 'A person’s particulars were changed', PROFILE),
  'topic.proposed': entered('주제가 제안되었습니다', 'A topic was proposed'),
  'topic.supported': kept(
    '주제를 지지했습니다',
    'A topic was supported',
    'Who supports what is not public; how many do is on the page.',
  ),
  'topic.support_withdrawn': kept(
    '주제 지지를 거두었습니다',
    'Support of a topic was withdrawn',
    'Who supports what is not public; how many do is on the page.',
  ),
  'topic.withdrawn': entered('주제 제안이 거두어졌습니다', 'A topic was withdrawn'),
  'topic.answered': entered('사무국이 주제 제안에 답했습니다', 'The secretariat answered a topic'),
  'session.added': entered('세션이 올랐습니다', 'A session was added'),
  'session.changed': entered('세션의 정보를 고쳤습니다', 'A session was changed'),
  'agenda_item.added': entered('의제를 더했습니다', 'An item was added to an agenda'),
  'agenda_item.changed': entered('의제를 고쳤습니다', 'An item of an agenda was changed'),
  'agenda_item.moved': entered('의제의 순서를 옮겼습니다', 'An item of an agenda was moved'),
  'agenda_item.removed': entered('의제를 뺐습니다', 'An item was removed from an agenda'),
  'floor.opened': entered('발언자 명단을 열었습니다', 'The list of speakers was opened'),
  'floor.list_closed': entered('발언자 명단을 마감했습니다', 'The list of speakers was closed'),
  'floor.list_reopened': entered('발언자 명단을 다시 열었습니다', 'The list of speakers was opened again'),
  'floor.item_opened': entered('의제를 상정했습니다', 'An item of the agenda was taken up'),
  'floor.item_closed': entered('의제의 논의를 마쳤습니다', 'The discussion of an item was closed'),
  'floor.ended': entered('세션의 발언을 마쳤습니다', 'The floor of a session was closed'),
  'ruling.made': entered('좌장이 합의 여부를 판단했습니다', 'The chair ruled whether a proposal was agreed'),
  'ruling.objection_noted': entered('판단에 대한 이의를 적었습니다', 'An objection to a ruling was noted'),
  'ruling.set_aside': entered('좌장의 판단을 거두었습니다', 'A ruling of the chair was set aside'),
  'intervention.recorded': entered('발언이 기록되었습니다', 'An intervention was recorded'),
  'intervention.corrected': entered('발언 기록이 정정되었습니다', 'An intervention was corrected'),
  'intervention.record_mode_changed': entered(
    '발언의 공개 범위를 좁혔습니다',
    'How much is told of an intervention was narrowed',
  ),
  'collective_act.recorded': entered(
    '함께 한 일이 기록되었습니다',
    'What a session did together was recorded',
  ),
  'release.imported': entered('보도자료에서 기록을 옮겼습니다', 'Records were taken from a press release'),
  'deliberation.planned': kept(
    '숙의를 계획했습니다',
    'A deliberation was planned',
    'A plan is not public; its rules are entered when it opens.',
  ),
  'deliberation.rules_changed': kept(
    '숙의의 규칙을 고쳤습니다',
    'The rules of a deliberation were changed',
    'A plan is not public; its rules are entered when it opens.',
  ),
  'deliberation.announced': entered(
    '숙의를 예고하고 규칙을 밝혔습니다',
    'A deliberation was announced with its rules',
  ),
  'deliberation.retracted': entered(
    '숙의의 예고를 거두었습니다',
    'The announcement of a deliberation was taken back',
  ),
  'deliberation.imported': entered(
    '다른 곳의 숙의를 옮겨 왔습니다',
    'A deliberation was brought in from elsewhere',
  ),
  'deliberation.on_record_confirmed': kept(
    '이름과 함께 반응하겠다고 확인했습니다',
    'A participant confirmed reacting on record',
    PROFILE,
  ),
  'deliberation.opened': entered('숙의를 열었습니다', 'A deliberation was opened'),
  'deliberation.closed': entered('숙의를 닫았습니다', 'A deliberation was closed'),
  'reason.shown': kept('이유 하나를 모두에게 보였습니다', 'A reason was shown to everyone', REASON),
  'reason.kept_back': kept('이유 하나를 보이지 않게 했습니다', 'A reason was kept back', REASON),
  'position.drafted': kept('입장문 초안을 썼습니다', 'A position was drafted', DRAFT),
  'position.submitted': kept('입장을 제안했습니다', 'A position was proposed', WAITING),
  'position.revised': kept('제안한 입장을 고쳤습니다', 'A proposed position was revised', WAITING),
  'position.accepted': kept('제안된 입장을 받아들였습니다', 'A proposed position was accepted', WAITING),
  'position.returned': entered('제안된 입장을 돌려보냈습니다', 'A proposed position was returned'),
  'position.merged': entered('입장문을 다른 것에 합쳤습니다', 'A position was merged into another'),
  'position.split': entered('입장문을 나누었습니다', 'A position was split'),
  'position.translated': entered('입장문의 번역이 올랐습니다', 'A position was translated'),
  'position.opened': entered('입장문을 모두에게 물었습니다', 'A position was put to everyone'),
  'position.edited': entered('입장문이 고쳐졌습니다', 'A position was edited'),
  'position.closed': entered('입장문에 대한 반응을 마감했습니다', 'A position was closed to reactions'),
  'position.moderated_out': entered('입장문을 내렸습니다', 'A position was moderated out'),
  'position.restored': entered('내렸던 입장문을 되돌렸습니다', 'A position was restored'),
  'position.marked': entered(
    '무엇에 관한 문장인지 표시했습니다',
    'A position was marked as to what it is about',
  ),
  'position.withdrawn': entered('입장문이 거두어졌습니다', 'A position was withdrawn'),
  'invitations.made': kept(
    '초대 코드를 만들었습니다',
    'Invitation codes were made',
    'Codes let people in; who was invited is not public.',
  ),
  'invitations.revoked': kept(
    '초대 코드를 거두었습니다',
    'Invitation codes were revoked',
    'Codes let people in; who was invited is not public.',
  ),
  'xid_secret.made': kept(
    '협력 사이트의 열쇠를 만들었습니다',
    'A partner site’s key was made',
    'A secret between the forum and a partner site.',
  ),
  'reactions.simulated': kept(
    '모의 반응을 더했습니다',
    'Simulated reactions were added',
    'Only on the sample forum, and reactions never enter the log.',
  ),
  'snapshot.taken': entered('결과가 고정되어 공개되었습니다', 'A result was frozen and released'),
  'hall.position_shown': kept(
    '회의장 화면에 입장을 올렸습니다',
    'A position was put on a hall screen',
    'What a screen shows for a while; the position itself is entered.',
  ),
  'hall.cleared': kept(
    '회의장 화면을 비웠습니다',
    'A hall screen was cleared',
    'What a screen shows for a while; the position itself is entered.',
  ),
  'outcome.started': kept('결과문서를 쓰기 시작했습니다', 'An outcome document was started', DRAFT),
  'paragraph.added': kept('단락을 더했습니다', 'A paragraph was added', DRAFT),
  'paragraph.edited': kept('단락을 고쳤습니다', 'A paragraph was edited', DRAFT),
  'paragraph.moved': kept('단락의 자리를 옮겼습니다', 'A paragraph was moved', DRAFT),
  'paragraph.deleted': kept('단락을 지웠습니다', 'A paragraph was deleted', DRAFT),
  'citation.made': kept(
    '단락에 근거를 달았습니다',
    'A paragraph was tied to what it rests on',
    'Of a draft; the adopted paragraph is entered with all it cites.',
  ),
  'citation.removed': kept(
    '단락의 근거를 떼었습니다',
    'A citation was removed from a paragraph',
    'Of a draft; the adopted paragraph is entered with all it cites.',
  ),
  'outcome.adopted': entered('결과문서가 채택되었습니다', 'The outcome was adopted'),
  'paragraph.adopted': entered('결과문서의 단락이 채택되었습니다', 'A paragraph of the outcome was adopted'),
  'commitment.made': entered('공약이 기록되었습니다', 'A commitment was recorded'),
  'commitment.followed_up': entered('공약의 이행을 점검했습니다', 'A commitment was followed up'),
  'release.issued': entered('결과 보도자료가 나갔습니다', 'A results release was issued'),
  'incident.settled': entered(
    '멈추었던 기록의 원인을 바로잡았습니다',
    'What had stopped the record was put right',
  ),
  'erasure.done': entered('내용이 지워졌습니다', 'Content was erased'),
  'erasure.done_elsewhere': entered(
    '봉한 기록의 내용이 지워졌습니다',
    'Content of an earlier, sealed record was erased',
  ),
};
