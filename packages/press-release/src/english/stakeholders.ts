import type { StakeholderGroup } from '../release.ts';

const INTERNATIONAL =
  /\b(?:UN|United Nations|WHO|World Health|World Bank|OECD|IAEA|ITU|IMF|EU|European (?:Union|Commission)|NATO|ASEAN|African Union|Red Cross|INTERPOL|UNESCO|UNICEF|UN[A-Z]{2,5}|FAO|WFP|WTO|WIPO|WMO|ILO|IOM|ICRC|ADB|AIIB|APEC|OSCE|OAS|AU|IFRC|OPCW|ICC|International (?:[A-Z]\w{1,30} ){0,5}(?:Organi[sz]ation|Agency|Fund|Union|Authority|Organisation)|World (?:[A-Z]\w{1,30} ){0,5}Organi[sz]ation)\b/;
const TECHNICAL =
  /\b(?:ICANN|IETF|ISOC|Internet Society|APNIC|W3C|CERT|Internet (?:[A-Z]\w+ )?Task Force|hackers?|DEF CON|open[- ]source|registry|standards body)\b/i;
const CIVIL =
  /(?<=['’] )Union\b|\b(?:NGO|Network|Alliance|Coalition|Watch|Amnesty|Greenpeace|Citizens?|Union of Workers|Trade Union|Solidarity|Keepers|Guardians|Collective|Movement|Workers|Fishers|Farmers|Residents|Villagers|civil society|Youth)\b/;
const ACADEMIC = /\b(?:University|Institute|College|School|Academy|Think Tank|Center for|Centre for|KAIST)\b/;
const GOVERNMENT =
  /\b(?:Ministry|Government|Department of|Agency|Embassy|Parliament|National Assembly|Office of the|City of|Commission)\b/;
const PRIVATE =
  /\b(?:Inc|Corp|Ltd|Co|Group|Technologies|Systems|Labs?|Bank|Electronics|Motors|Company|Tech|Software)\b\.?/;

const GOVERNMENT_TITLE =
  /\b(?:Minister|Ambassador|Envoy|Secretary of State|Assistant Secretary|Special Representative|High Representative|Mayor|Governor|Senator|Congressman|Member of Parliament|Consul|Counsellor|Prime Minister|General(?! secretary)|Colonel|Judge)\b/i;
const ACADEMIC_TITLE =
  /\b(?:Professor|Prof|Dean|Rector|Researcher|Research Fellow|Senior Fellow|Fellow|Scientist)\b/i;
const PRIVATE_TITLE =
  /\b(?:CEO|CTO|CISO|Chief Executive|Chief Technology|Founder|Vice President|Managing Director|Partner|Manager)\b/i;
const CIVIL_TITLE = /\b(?:Activist|Campaigner|Organi[sz]er)\b/i;

/** The group an English release says somebody speaks for; null when nothing says it. */
export function groupOfEnglish(organisation: string, title: string): StakeholderGroup | null {
  if (/(?:Minister|Ambassador)\b/i.test(title)) return 'government';
  if (TECHNICAL.test(`${organisation} ${title}`) || /\b(?:Engineer|Developer)\b/i.test(title))
    return 'technical_community';
  if (INTERNATIONAL.test(organisation) || /Under-Secretary-General/.test(title))
    return 'intergovernmental_organisation';
  if (CIVIL_TITLE.test(title) || CIVIL.test(organisation)) return 'civil_society';
  if (ACADEMIC_TITLE.test(title) || ACADEMIC.test(organisation)) return 'academia';
  if (/Secretary(?:-| )General\b/i.test(title) && organisation !== '')
    return 'intergovernmental_organisation';
  if (GOVERNMENT_TITLE.test(title) || GOVERNMENT.test(organisation)) return 'government';
  if (/Coordinator/i.test(title) && organisation !== '') return 'civil_society';
  if (PRIVATE_TITLE.test(title) || PRIVATE.test(organisation)) return 'private_sector';
  return null;
}

const LISTED: readonly (readonly [RegExp, StakeholderGroup])[] = [
  [/governments?/i, 'government'],
  [/(?:international|intergovernmental) organi[sz]ations?/i, 'intergovernmental_organisation'],
  [/private sector|business(?:es)?|compan(?:y|ies)|industry/i, 'private_sector'],
  [/academia|universities|scholars/i, 'academia'],
  [/civil society|NGOs/i, 'civil_society'],
  [/technical community/i, 'technical_community'],
];

export function stakeholdersInEnglish(texts: readonly string[]): StakeholderGroup[] {
  let best: StakeholderGroup[] = [];
  for (const text of texts)
    for (const run of text.match(/(?:[a-z][a-z -]{2,40}, ){1,6}(?:and )?[a-z][a-z -]{2,40}/gi) ?? []) {
      const found = LISTED.filter(([pattern]) => pattern.test(run)).map(([, group]) => group);
      if (found.length >= 2 && found.length > best.length) best = found;
    }
  return best;
}
