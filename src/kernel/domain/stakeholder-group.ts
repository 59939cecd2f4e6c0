import type { Bilingual } from './bilingual.ts';
import type { StakeholderGroup } from './viewer.ts';

/** The name of each stakeholder group; it always stands beside the group's mark, never the mark alone. */
export const GROUP_NAMES: Readonly<Record<StakeholderGroup, Bilingual>> = {
  government: { ko: '정부', en: 'Government' },
  intergovernmental_organisation: { ko: '국제기구', en: 'Intergovernmental organisation' },
  private_sector: { ko: '기업(민간)', en: 'Private sector' },
  academia: { ko: '학계', en: 'Academia' },
  civil_society: { ko: '시민사회', en: 'Civil society' },
  technical_community: { ko: '기술 커뮤니티', en: 'Technical community' },
};
