import { refusing, type RefusalTable } from '#kernel/domain/decision.ts';

export const deliberateRefusals = {
  'position-unknown': {
    status: 404,
    ko: '그런 입장이 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such position. Nothing was stored.',
  },
  'hall-unknown': {
    status: 404,
    ko: '그런 세션이 없습니다. 화면은 그대로입니다.',
    en: 'There is no such session. The screen stays as it was.',
  },
  'position-not-public': {
    status: 409,
    ko: '아직 모두에게 묻지 않았거나 내려진 입장은 화면에 올릴 수 없습니다. 화면은 그대로입니다.',
    en: 'A position that is not put to everyone, or was taken down, cannot be shown. The screen stays as it was.',
  },
  'position-closed': {
    status: 409,
    ko: '이 입장은 지금 반응을 받지 않습니다. 먼저 하신 반응은 그대로 있습니다.',
    en: 'This position takes no reactions now. What you said before stays as it was.',
  },
  'not-admitted': {
    status: 403,
    ko: '이 숙의에는 승인된 참가자만 반응할 수 있습니다.',
    en: 'Only accredited participants may react in this deliberation.',
  },
  'invitation-needed': {
    status: 403,
    ko: '이 숙의에 일반 공개로 참여하려면 초대 코드가 필요합니다. 받으신 초대 링크를 먼저 열어 주십시오. 저장된 것은 없습니다.',
    en: 'To react here as the open public you need an invitation. Please open the link you were given first. Nothing was stored.',
  },
  'proof-needed': {
    status: 403,
    ko: '이 숙의는 처음 참여하는 기기에 짧은 계산을 맡깁니다. 스크립트를 켜고 이 화면을 새로 열어 주십시오. 저장된 것은 없습니다.',
    en: 'This deliberation asks a new device for a short computation. Please turn script on and reload this page. Nothing was stored.',
  },
  'confirmation-needed': {
    status: 403,
    ko: '이 숙의에서는 마감 뒤에 반응을 이름과 함께 공개합니다. 먼저 그것을 확인해 주십시오. 저장된 것은 없습니다.',
    en: 'In this deliberation reactions are published with names after the close. Please confirm that you know first. Nothing was stored.',
  },
  'not-on-record': {
    status: 409,
    ko: '이 숙의에서는 반응을 이름과 함께 공개하지 않습니다. 확인하실 것이 없습니다.',
    en: 'This deliberation publishes no names, so there is nothing to confirm.',
  },
  'reasons-on-record': {
    status: 422,
    ko: '반응을 이름과 함께 공개하는 숙의에서는 이유를 모두에게 보일 수 없습니다. 이름 없는 글이 누구의 것인지 드러납니다. 둘 가운데 하나를 골라 주십시오.',
    en: 'Where reactions are published with names, reasons cannot be shown to everyone: it would tell whose they are. Please choose one of the two.',
  },
  'reaction-reason-too-long': {
    status: 422,
    field: 'reason',
    ko: '이유는 {limit}자까지입니다. 반응은 아직 저장되지 않았습니다.',
    en: 'A reason has at most {limit} characters. Your reaction is not stored yet.',
  },
  'too-many-reactions': {
    status: 429,
    ko: '짧은 사이에 반응이 너무 많습니다. {seconds}초 뒤에 다시 해 주십시오. 먼저 하신 반응은 그대로 있습니다.',
    en: 'Too many reactions in a short time. Please try again in {seconds} s. What you said before stays as it was.',
  },
  'deliberation-missing': {
    status: 409,
    ko: '이 회차에 열려 있거나 준비 중인 숙의가 없습니다. 사무국이 먼저 숙의를 준비해야 합니다. 저장된 것은 없습니다.',
    en: 'No deliberation of this edition is open or planned. The secretariat has to plan one first. Nothing was stored.',
  },
  'deliberation-unknown': {
    status: 404,
    ko: '그런 숙의가 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such deliberation. Nothing was stored.',
  },
  'deliberation-not-open': {
    status: 409,
    ko: '숙의가 지금 열려 있지 않아서 할 수 없습니다. 바뀐 것은 없습니다.',
    en: 'The deliberation is not open now, so this cannot be done. Nothing was changed.',
  },
  'deliberation-over': {
    status: 409,
    ko: '이 숙의는 끝났습니다. 새 입장은 다음 숙의에서 쓸 수 있습니다. 저장된 것은 없습니다.',
    en: 'This deliberation is over; a new position belongs to the next one. Nothing was stored.',
  },
  'rules-fixed': {
    status: 409,
    ko: '숙의가 이미 열렸습니다. 참가자에게 약속한 규칙은 열린 뒤에 바꿀 수 없습니다.',
    en: 'The deliberation has been opened. The rules that people were promised cannot change after that.',
  },
  'positions-missing': {
    status: 409,
    ko: '물을 입장이 아직 없습니다. 입장을 하나 이상 쓴 뒤에 열어 주십시오.',
    en: 'There is no position to put to anyone yet. Draft at least one, then open.',
  },
  'positions-too-many': {
    status: 409,
    ko: '한 숙의에 둘 수 있는 입장은 {limit}개까지입니다.',
    en: 'A deliberation holds at most {limit} positions.',
  },
  'closing-past': {
    status: 422,
    field: 'closesAt',
    ko: '마감 시각이 이미 지났습니다. 앞으로 올 시각을 적어 주십시오.',
    en: 'The closing time has passed. Please give one in the future.',
  },
  'opening-past': {
    status: 422,
    field: 'opensAt',
    ko: '여는 시각이 이미 지났습니다. 앞으로 올 시각을 적거나, 비워 두고 직접 열어 주십시오.',
    en: 'The opening time has passed. Please give one in the future, or leave it empty and open by hand.',
  },
  'closing-before-opening': {
    status: 422,
    field: 'closesAt',
    ko: '마감 시각이 여는 시각보다 늦어야 합니다.',
    en: 'The closing time has to come after the opening time.',
  },
  'not-announced': {
    status: 409,
    ko: '예고한 숙의가 아니어서 거둘 수 없습니다. 바뀐 것은 없습니다.',
    en: 'This deliberation is not announced, so there is nothing to take back. Nothing was changed.',
  },
  'origin-invalid': {
    status: 422,
    field: 'embedOrigins',
    ko: '카드를 넣을 사이트 주소 “{origin}”을(를) 쓸 수 없습니다. https://example.org 처럼 경로 없이 적어 주십시오.',
    en: '“{origin}” cannot be the address of a site. Please write it without a path, as https://example.org.',
  },
  'origins-too-many': {
    status: 422,
    field: 'embedOrigins',
    ko: '카드를 넣을 사이트는 {limit}곳까지입니다.',
    en: 'At most {limit} sites may show the cards in a frame.',
  },
  'reason-unknown': {
    status: 404,
    ko: '그런 이유가 없거나 쓴 사람이 거두었습니다. 바뀐 것은 없습니다.',
    en: 'There is no such reason, or its author has taken it back. Nothing was changed.',
  },
  'reasons-not-shown': {
    status: 409,
    ko: '이 숙의는 이유를 공개하지 않기로 약속했습니다. 바뀐 것은 없습니다.',
    en: 'This deliberation promised not to show reasons to everyone. Nothing was changed.',
  },
  'reason-not-offered': {
    status: 409,
    ko: '쓴 사람이 공개에 동의하지 않은 이유입니다. 바뀐 것은 없습니다.',
    en: 'Its author did not let this reason be shown. Nothing was changed.',
  },
  'reason-copied': {
    status: 422,
    ko: '이 이유를 쓴 사람은 자기 말을 공개하는 데 동의하지 않았습니다. 같은 뜻을 다른 말로 써 주십시오. 저장된 것은 없습니다.',
    en: 'Whoever gave this reason did not let the words be shown. Please say what it is about in other words. Nothing was stored.',
  },
  'kept-back-why-missing': {
    status: 422,
    field: 'reasonCode',
    ko: '공개하지 않는 까닭을 고르거나 적어 주십시오. 쓴 사람만 읽습니다. 바뀐 것은 없습니다.',
    en: 'Please choose or write why it is kept back. Only its author reads it. Nothing was changed.',
  },
  'invitations-not-asked': {
    status: 409,
    ko: '이 숙의의 규칙은 초대 코드를 쓰지 않습니다. 만든 것은 없습니다.',
    en: 'The rules of this deliberation ask for no invitation. Nothing was made.',
  },
  'invitations-unnamed': {
    status: 422,
    field: 'label',
    ko: '묶음의 이름을 적어 주십시오. 나중에 거둘 때 알아보기 위해서입니다.',
    en: 'Please name the batch, so that you know it again when revoking.',
  },
  'expiry-past': {
    status: 422,
    field: 'expiresAt',
    ko: '기한이 이미 지났습니다. 앞으로 올 시각을 적거나 비워 두십시오.',
    en: 'That time has passed. Please give one in the future, or leave it empty.',
  },
  'invitation-unknown': {
    status: 404,
    field: 'code',
    ko: '이런 초대 코드가 없습니다. 적힌 그대로 넣었는지 확인해 주십시오. 띄어쓰기와 대소문자는 상관없습니다.',
    en: 'There is no such invitation. Please check that it is as printed; spaces and capitals do not matter.',
  },
  'invitation-revoked': {
    status: 409,
    field: 'code',
    ko: '사무국이 거둔 초대 코드입니다. 새 코드는 사무국에 청해 주십시오.',
    en: 'The secretariat has revoked this invitation. Please ask it for another.',
  },
  'invitation-expired': {
    status: 409,
    field: 'code',
    ko: '기한이 지난 초대 코드입니다. 새 코드는 사무국에 청해 주십시오.',
    en: 'This invitation has expired. Please ask the secretariat for another.',
  },
  'invitation-used-up': {
    status: 409,
    field: 'code',
    ko: '이 초대 코드로 들어올 수 있는 사람이 모두 들어왔습니다. 새 코드는 사무국에 청해 주십시오.',
    en: 'As many people as this invitation allows have come in. Please ask the secretariat for another.',
  },
  'results-at-close': {
    status: 409,
    ko: '이 숙의의 결과는 마감 뒤에 공개하기로 약속했습니다. 마감하면 마지막 회차의 결과가 고정됩니다.',
    en: 'This deliberation promised its results for after the close. Closing it freezes the last epoch.',
  },
  'results-changed': {
    status: 409,
    ko: '고르신 문장 가운데 그사이 바뀌거나 내려진 것이 있어 아무것도 옮기지 않았습니다. 아래는 지금의 결과입니다. 다시 골라 주십시오.',
    en: 'Something you chose was reworded or taken down meanwhile, so nothing was taken. Below are the results of now; please choose again.',
  },
  'title-missing': {
    status: 422,
    field: 'titles',
    ko: '숙의의 이름을 한국어나 영어로 적어 주십시오.',
    en: 'Please name the deliberation in Korean or in English.',
  },
  'title-too-long': {
    status: 422,
    field: 'titles',
    ko: '이름은 {limit}자까지입니다.',
    en: 'A name has at most {limit} characters.',
  },
  'position-words-missing': {
    status: 422,
    field: 'texts',
    ko: '입장을 한 문장으로 적어 주십시오.',
    en: 'Please write the position as one sentence.',
  },
  'authentic-words-missing': {
    status: 422,
    field: 'texts',
    ko: '원문이라고 하신 언어의 문장이 비어 있습니다.',
    en: 'The sentence is empty in the language you call authentic.',
  },
  'position-language-unknown': {
    status: 422,
    ko: '어느 언어로 쓰셨는지 골라 주십시오.',
    en: 'Please choose the language you wrote in.',
  },
  'position-too-long': {
    status: 422,
    field: 'texts',
    ko: '입장은 언어마다 {limit}자까지입니다. 지금은 {length}자입니다. 두 가지를 말하고 있다면 입장을 둘로 나누어 주십시오.',
    en: 'A position has at most {limit} characters in each language; this one has {length}. If it says two things, make two positions.',
  },
  'intervention-unknown': {
    status: 404,
    ko: '그런 발언이 공개 기록에 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such intervention in the public record. Nothing was stored.',
  },
  'edit-kind-missing': {
    status: 422,
    ko: '이미 모두에게 물은 문장입니다. 뜻은 그대로 두고 글자만 바로잡는지, 뜻이 달라져 다시 물어야 하는지 골라 주십시오. 바뀐 것은 없습니다.',
    en: 'This sentence was put to everyone. Please say whether you correct it without changing what it means, or reword it so that everyone is asked again. Nothing was changed.',
  },
  'not-a-correction': {
    status: 422,
    ko: '바로잡기라고 하기에는 원문이 많이 달라졌습니다. 뜻이 달라졌다면 ‘다시 묻기’를 골라 주십시오. 바뀐 것은 없습니다.',
    en: 'The authentic sentence changes too much for a correction. If it means something else, choose to ask everyone again. Nothing was changed.',
  },
  'rewording-too-late': {
    status: 409,
    ko: '이 숙의는 끝나서 다시 물을 수 없습니다. 뜻을 바꾸지 않는 바로잡기만 할 수 있습니다. 바뀐 것은 없습니다.',
    en: 'This deliberation is over, so nobody can be asked again. Only corrections that keep the meaning are possible. Nothing was changed.',
  },
  'mark-too-late': {
    status: 409,
    ko: '이 숙의는 끝났고 마지막 결과가 고정되었습니다. 이제 무엇에 관한 문장인지는 바꿀 수 없습니다. 바뀐 것은 없습니다.',
    en: 'This deliberation is over and its last results are frozen, so what a position is about can no longer be changed. Nothing was changed.',
  },
  'position-reworded': {
    status: 409,
    ko: '읽으시는 사이에 이 문장이 바뀌었습니다. 새 문장을 읽고 다시 반응해 주십시오. 이번 반응은 저장되지 않았습니다.',
    en: 'The sentence was reworded while you were reading. Please read the new one and react again. This reaction was not stored.',
  },
  'position-done': {
    status: 409,
    ko: '거두었거나 합쳤거나 나눈 입장의 문장은 바꿀 수 없습니다.',
    en: 'A position that was withdrawn, merged or split cannot be edited.',
  },
  'position-asked': {
    status: 409,
    ko: '이미 모두에게 물은 입장은 제안하신 분이 거둘 수 없습니다. 사정이 있으면 사무국에 알려 주십시오.',
    en: 'Once a position has been put to everyone, its author cannot withdraw it. If there is a reason to, please tell the secretariat.',
  },
  'quote-not-found': {
    status: 422,
    field: 'quote',
    ko: '옮겨 적으신 말이 그 발언에 없습니다. 발언에서 그대로 복사해 주십시오. 비워 두면 발언 전체에서 나온 것으로 합니다. 저장된 것은 없습니다.',
    en: 'The words you quote are not in that intervention. Please copy them as they stand, or leave the field empty to rest on the whole. Nothing was stored.',
  },
  'proposing-not-admitted': {
    status: 403,
    ko: '이 숙의의 규칙으로는 입장을 제안하실 수 없습니다. 저장된 것은 없습니다.',
    en: 'The rules of this deliberation do not let you propose positions. Nothing was stored.',
  },
  'submissions-too-many': {
    status: 429,
    ko: '한 분이 한 숙의에 제안하실 수 있는 입장은 {limit}개까지입니다. 이번 것은 저장되지 않았습니다.',
    en: 'One person proposes at most {limit} positions in a deliberation. This one was not stored.',
  },
  'submissions-waiting': {
    status: 429,
    ko: '답을 기다리는 제안이 {limit}개 있습니다. 답을 받으신 뒤에 더 제안해 주십시오. 이번 것은 저장되지 않았습니다.',
    en: 'You have {limit} proposals waiting for an answer. Please propose more once they are answered. This one was not stored.',
  },
  'queue-full': {
    status: 503,
    ko: '답을 기다리는 제안이 {limit}개나 되어 지금은 더 받지 못합니다. 나중에 다시 보내 주십시오. 이번 것은 저장되지 않았습니다.',
    en: '{limit} proposals wait for an answer, so no more are taken just now. Please send it again later. This one was not stored.',
  },
  'merge-target-unknown': {
    status: 422,
    field: 'intoId',
    ko: '합칠 입장을 같은 숙의에서 골라 주십시오. 거두었거나 내린 입장, 자기 자신에는 합칠 수 없습니다. 바뀐 것은 없습니다.',
    en: 'Please choose a standing position of the same deliberation to merge it into, other than itself. Nothing was changed.',
  },
  'split-parts': {
    status: 422,
    field: 'part1',
    ko: '나눈 문장은 {least}개에서 {limit}개까지입니다. 바뀐 것은 없습니다.',
    en: 'A position is split into {least} to {limit} sentences. Nothing was changed.',
  },
  'translation-of-itself': {
    status: 422,
    ko: '원문과 같은 언어입니다. 원문은 ‘문장 고치기’에서 고쳐 주십시오. 바뀐 것은 없습니다.',
    en: 'This is the language it was written in. Please edit the sentence itself instead. Nothing was changed.',
  },
  'translator-too-long': {
    status: 422,
    field: 'translator',
    ko: '옮긴이는 {limit}자까지입니다.',
    en: 'The translator’s name has at most {limit} characters.',
  },
  'position-step-unknown': {
    status: 409,
    ko: '지금 상태의 입장에는 할 수 없는 일입니다. 새로 고쳐 지금 상태를 확인해 주십시오.',
    en: 'This cannot be done with a position in its present state. Please reload to see it.',
  },
  'not-your-position': {
    status: 403,
    ko: '이 입장을 쓴 사람이나 사무국만 거둘 수 있습니다.',
    en: 'Only whoever drafted it, or the secretariat, can withdraw it.',
  },
  'reason-missing': {
    status: 422,
    field: 'reason',
    ko: '한국어나 영어 가운데 적어도 하나로 이유를 적어 주십시오. 쓴 사람과 모두에게 보입니다.',
    en: 'Please give the reason in Korean or in English at least. Its author and everyone will see it.',
  },
  'reason-too-long': {
    status: 422,
    field: 'reason',
    ko: '이유는 언어마다 {limit}자까지입니다.',
    en: 'A reason has at most {limit} characters in each language.',
  },
  'edition-missing': {
    status: 404,
    ko: '그런 회차가 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such edition. Nothing was stored.',
  },
  'conversation-known': {
    status: 409,
    ko: '이 대화는 이 포럼에 이미 가져와 있습니다. 저장된 것은 없습니다.',
    en: 'This conversation has already been imported into this forum. Nothing was stored.',
  },
  'deliberation-there': {
    status: 409,
    ko: '이 회차에는 이미 숙의가 있습니다. 가져온 대화가 그것을 가리지 않도록, 따로 회차를 두십시오. 저장된 것은 없습니다.',
    en: 'This edition has a deliberation already. Give the conversation an edition of its own, so that it does not hide that one. Nothing was stored.',
  },
  'conversation-ahead': {
    status: 422,
    ko: '대화에 앞으로 올 시각이 적혀 있습니다. 파일이나 이 컴퓨터의 시계를 확인해 주십시오. 저장된 것은 없습니다.',
    en: 'The conversation has times that are still to come. Please check the files, or the clock of this machine. Nothing was stored.',
  },
  'rows-not-public': {
    status: 403,
    ko: '이 숙의는 사람마다의 반응을 내주지 않기로 약속했습니다. 집계는 결과 화면(/results)과 데이터 화면(/data)에 있습니다.',
    en: 'This deliberation promised not to give out the reactions of single people. Aggregates are at /results and /data.',
  },
  'not-a-sample': {
    status: 409,
    ko: '지어낸 반응은 표본 회차에만 넣을 수 있습니다. 저장된 것은 없습니다.',
    en: 'Invented reactions belong to a sample edition only. Nothing was stored.',
  },
} as const satisfies RefusalTable;

export const refuse = refusing(deliberateRefusals);
