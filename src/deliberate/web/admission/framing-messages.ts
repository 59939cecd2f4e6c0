import { counted, type Catalogue } from '#kernel/web/i18n.ts';

/** Cards in other sites' frames, and people who come by invitation. */
export const framing = {
  notFramed: {
    ko: '이 숙의의 규칙은 다른 사이트 화면 안에서 반응하는 것을 허락하지 않습니다.',
    en: 'The rules of this deliberation do not let other sites show it in a frame.',
  },
  ownPage: { ko: '이 숙의의 화면 열기 (새 창)', en: 'Open the page of this deliberation (new window)' },
  title: { ko: '다른 사이트에 넣기', en: 'In other sites' },
  lead: {
    ko: '숙의의 규칙에 적은 사이트는 아래 조각을 붙여 카드를 자기 화면 안에 보일 수 있습니다. 그 안에서 반응한 사람은 일반 공개로 셉니다.',
    en: 'Sites named in the rules can show the cards within their own pages. Whoever reacts there counts as the open public.',
  },
  none: { ko: '준비 중이거나 열린 숙의가 없습니다', en: 'No deliberation is planned or open' },
  noneNext: {
    ko: '숙의의 규칙에 카드를 넣어도 되는 다른 사이트를 적으면, 여기에서 조각을 복사하실 수 있습니다.',
    en: 'Name the sites in the rules of the deliberation; then copy the snippet here.',
  },
  sites: { ko: '허락한 사이트', en: 'Sites that may' },
  noSites: {
    ko: '규칙에 적은 사이트가 없어서 어디에도 넣을 수 없습니다.',
    en: 'No site is named in the rules, so none may show it.',
  },
  snippet: { ko: '붙여 넣을 조각', en: 'Snippet to paste' },
  xid: { ko: '그 사이트의 회원으로 알아보기', en: 'Knowing the members of that site' },
  xidWhat: {
    ko: '파트너 사이트가 회원 번호에 서명해 보내면, 같은 사람은 어느 기기에서나 한 사람으로 셉니다. 회원 번호는 저장하지 않습니다.',
    en: 'A partner site signs the id of its member; the same person then counts once on every device. The id itself is kept nowhere.',
  },
  xidNone: { ko: '아직 비밀 키가 없습니다.', en: 'There is no secret yet.' },
  xidSecret: { ko: '비밀 키', en: 'Secret' },
  xidMake: { ko: '비밀 키 만들기', en: 'Make a secret' },
  xidAnew: { ko: '새 비밀 키로 바꾸기', en: 'Make a new secret' },
  xidAnewWhat: {
    ko: '지금 키로 만든 서명은 곧바로 쓸 수 없게 됩니다. 이미 한 반응과 사람은 그대로입니다.',
    en: 'What was signed with the present one stops working at once. People and their reactions stay as they are.',
  },
  xidMade: { ko: '비밀 키를 만들었습니다.', en: 'The secret is made.' },
  xidHow: { ko: '서명하는 법 (파트너 사이트의 서버에서)', en: 'How to sign (on the partner’s server)' },
  invitations: { ko: '초대 코드', en: 'Invitation codes' },
  invitationsLead: {
    ko: '초대받은 사람만 일반 공개로 참여하는 숙의에서 씁니다. 누구에게 주었는지는 적지 않습니다.',
    en: 'For deliberations in which only invited people take part as the open public. Who was given one is not kept.',
  },
  notAsked: {
    ko: '이 숙의의 규칙은 초대 코드를 쓰지 않습니다',
    en: 'The rules of this deliberation ask for no invitation',
  },
  notAskedNext: {
    ko: '규칙에서 “초대 코드를 받은 사람”을 고른 숙의를 준비하면 여기에서 코드를 만듭니다.',
    en: 'Plan a deliberation for people with an invitation code; then codes are made here.',
  },
  make: { ko: '코드 만들기', en: 'Make codes' },
  label: { ko: '묶음의 이름', en: 'Name of the batch' },
  labelHint: {
    ko: '“둘째 날 회의장”처럼 적어 주십시오. 사람 이름은 적지 마십시오.',
    en: 'Such as “second day, main hall”. Please no names of people.',
  },
  count: { ko: '코드의 수', en: 'Number of codes' },
  countHint: { ko: (max: number) => `한 번에 ${max}개까지.`, en: (max: number) => `At most ${max} at once.` },
  people: { ko: '코드 하나로 들어올 사람', en: 'People per code' },
  peopleHint: {
    ko: '1이면 한 사람의 코드로, 여러 기기에서 열어도 한 사람으로 셉니다. 벽에 붙일 코드에는 큰 수를 적어 주십시오.',
    en: 'With 1 it is one person’s code, who counts once on every device. For a poster, give a large number.',
  },
  expires: { ko: '기한', en: 'Good until' },
  expiresHint: {
    ko: (zone: string) => `${zone} 시각. 비워 두면 숙의가 끝날 때까지.`,
    en: (zone: string) => `Time in ${zone}. Left empty: until the deliberation ends.`,
  },
  made: { ko: '코드를 만들었습니다.', en: 'The codes are made.' },
  revoke: { ko: '거두기', en: 'Revoke' },
  revokeWhat: {
    ko: '거두면 이 묶음으로 들어온 사람도 더는 반응하지 못합니다. 이미 한 반응은 그대로 셉니다.',
    en: 'Revoking also stops those it let in from reacting further. What they said stays counted.',
  },
  revoked: { ko: '거두었습니다.', en: 'Revoked.' },
  noBatches: { ko: '아직 만든 코드가 없습니다.', en: 'No codes yet.' },
  letIn: { ko: '들어온 사람', en: 'Let in' },
  print: { ko: '인쇄할 화면', en: 'Page to print' },
  codes: {
    ko: (count: number) => `${count}개`,
    en: (count: number) => counted(count, 'code', 'codes'),
  },
  forever: { ko: '숙의가 끝날 때까지', en: 'Until it ends' },
  join: { ko: '초대 코드로 참여하기', en: 'Take part with an invitation' },
  joinLead: {
    ko: '받으신 코드를 넣고 눌러 주십시오. 이 기기에 무작위 번호 하나만 남기며, 이름이나 주소는 묻지 않습니다.',
    en: 'Enter the code you were given. Only a random number is kept on this device; we ask for no name and no address.',
  },
  code: { ko: '초대 코드', en: 'Invitation code' },
  codePicture: { ko: '초대 링크의 QR 코드', en: 'QR code of the invitation' },
  enter: { ko: '참여하기', en: 'Take part' },
} as const satisfies Catalogue;
