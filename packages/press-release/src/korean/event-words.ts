/** Nouns that a forum's name ends in. */
export const EVENT_NOUN =
  '(?:포럼|대화|회의|총회|컨퍼런스|콘퍼런스|심포지엄|심포지움|서밋|써밋|정상회의|협의체|세미나|워크숍|워크샵|토론회|공청회|대회|박람회|엑스포|주간|위크|축전|마당|회담|라운드테이블|아고라|협의회|캠프|아카데미|간담회|좌담회)';
/** Of those, the ones that more often name a part of a forum than a forum. */
export const LESSER_EVENT =
  /(?:라운드테이블|워크숍|워크샵|간담회|좌담회|회담|세미나|토론회|자문회의|준비회의)$/;

export const OPENING_REMARKS = '개회사|개막사|개회 연설|개막 연설|개막연설';
export const CLOSING_REMARKS = '폐회사|폐막사|폐회 연설|폐막 연설|마무리 발언';
/** Every kind of speech a release names. */
export const REMARKS = `${OPENING_REMARKS}|${CLOSING_REMARKS}|환영사|축사|기조연설|기조 연설|기조발제|기조 발제|특별연설|특별 연설|만찬사|오찬사|격려사|인사말|모두발언|모두 발언|기념사|치사|주제발표|주제 발표|발제|강연|특별강연|서면 축사|영상 메시지|영상메시지|영상 축사|메시지|연설|발표|토론|발언`;

/** What the release calls its own event when it does not name it. */
export const THIS_EVENT = `(?:이|이번|금번|동|본|올해|금년|해당) ?(?:${EVENT_NOUN}|행사|세션)`;
