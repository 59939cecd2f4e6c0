import { linesOf, markerOf, type Line } from './blocks.ts';
import { DATE, headPieces, TIME, TITLE_CHARACTERS_MAX, tailPieces } from './joined-lines.ts';

/** Where the parts of a release lie, in positions of the view. */
export type Stretch = { readonly start: number; readonly end: number };
export type Anatomy = {
  readonly title: Stretch | null;
  readonly subtitle: Stretch | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly body: Stretch;
  readonly attachments: readonly Stretch[];
  readonly end: boolean;
  readonly licence: (Stretch & { readonly type: string | null }) | null;
};

/** Header lines are looked for this far into the text; site furniture above a release is shorter. */
const HEADER_LINES_MAX = 60;
/** A licence is a sentence or two, not a page. */
const LICENCE_CHARACTERS_MAX = 2_000;

const FURNITURE =
  /바로가기|메뉴|누리집|콘텐츠 영역|^img|조회수|글자\s?크기|^\s*(?:뉴스|홈|HOME|보\s?도\s?자\s?료|보도자료|인쇄|공유|목록|이전글|다음글|첨부파일|SNS|즉시 보도|배포 즉시.*|출처|작성일|등록일|담당부서|원본URL|Skip navigation|Press Releases?|KOR|ENG|Results)\s*$|^\s*(?:담당|문의|전화|연락처|담당자|책임자|담당 ?부서|조회수?|원본 ?URL|https?:|Hit)\b|^\s*(?:담당 ?부서|담당자|책임자|문의|원본 ?URL)|저작권|copyright|예방접종|구독|만족도/i;

const LABEL = String.raw`(?:(?:등록일|작성일|배포일시?|배포|보도일시?|보도시점|게시일|발표일|입력|Date|Published)\s*[:|]?\s*)?`;
const DATELINE = new RegExp(
  String.raw`^\s*[\[(<]?\s*(?:(?<before>[가-힣·]{2,15})\s*[|,/]?\s+)??${LABEL}${DATE}${TIME}\s*[|,/]?\s*(?<after>(?:[가-힣·]{2,20}|[A-Z][A-Za-z&,'’ ]{3,80}))?\s*(?:Hit\s*\d+|조회수?\s*:?\s*[\d,]+)?\s*[\])>]?\s*$`,
);
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DATELINE_EN = new RegExp(
  String.raw`^\s*\(?(?:Date\s*:?\s*|Published\s*:?\s*|[A-Z][A-Za-z .-]{1,30}, )?(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Satur?|Sun)(?:day)?,?\s+)?(?:(?<m>${MONTHS.join('|')})\.?\s+(?<d>\d{1,2}),?\s+(?<y>\d{4})|(?<d2>\d{1,2})\s+(?<m2>${MONTHS.join('|')})\s+(?<y2>\d{4}))\)?\s*[|,/]?\s*(?<after>[A-Z][A-Za-z&,'’ ]{3,80})?\s*$`,
);
const PUBLISHER_LINE =
  /^\s*(?:출처\s*[:|]?\s*)?([가-힣]{2,14}(?:부|처|청|원|위원회|재단|공사|특별시|광역시|도청|시청)|(?:The )?(?:Ministry|Department|Office) of [A-Z][A-Za-z,& ]{2,60})\s*$/;
const BRACKETED = /^\s*\[([가-힣A-Za-z· ]{2,20})\]\s*/;
const SUBTITLE = /^\s*[-–—−◦]\s*(\S.{3,200}?)\s*[-–—−]\s*$/;
const EVENT_WORD =
  /개최|개막|폐막|결과|성료|열려|열린다|마무리|출범|포럼|회의|대화|총회|세미나|심포지엄|컨퍼런스|라운드테이블|Forum|Dialogue|Conference|Summit|held|hosts?|concludes?/i;

const END_MARK =
  /(?:^|[\s.>)”"])(?:끝\s?\.|[<〈(/]\s?끝\s?[>〉)/]\.?|###|-\s?END\s?-|\(End\)|<End>|\bEnd\.)\s*$/i;
const ATTACHMENT =
  /^\s*(?:※\s*)?(?:붙\s?임|첨\s?부|별\s?첨|Attachments?|Annex(?:es)?)\s*(?:\d{1,2}\s*[.)]?\s*)?[:：.]?\s*/i;
const COPIES = /[\s.]*(?:각?\s?\d{1,3}\s?(?:부|매|장|건|쪽|점))?[\s.]*$/;
const ATTACHMENT_ITEM = /(?:^|\s)\d{1,2}[.)]\s+/g;
const LICENCE = /공공누리|KOGL|Creative Commons|CC[ -]BY/i;
const NO_LICENCE = /부착되지|미부착|without KOGL/i;

const iso = (y: string | number, m: string | number, d: string | number): string =>
  `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;

type Dateline = { index: number; published: string; publisher: string | null };

function datelineOf(line: string): Omit<Dateline, 'index'> | null {
  if (line.length > 200) return null;
  const ko = DATELINE.exec(line)?.groups;
  if (ko !== undefined) {
    const publisher = ko['after'] ?? ko['before'] ?? null;
    return { published: iso(ko['y'] ?? '', ko['m'] ?? '', ko['d'] ?? ''), publisher };
  }
  const en = DATELINE_EN.exec(line)?.groups;
  if (en === undefined) return null;
  const month = MONTHS.indexOf(en['m'] ?? en['m2'] ?? '') + 1;
  return {
    published: iso(en['y'] ?? en['y2'] ?? '', month, en['d'] ?? en['d2'] ?? ''),
    publisher: en['after'] ?? null,
  };
}

/** `SEOUL, April 23, 2025 – The Ministry …`: a wire's dateline opens the first paragraph. */
const WIRE = new RegExp(
  String.raw`^\s*\(?[A-Z][A-Za-z .-]{1,30},? \(?(?:(?<m>${MONTHS.join('|')})\.? (?<d>\d{1,2}),? (?<y>\d{4})|(?<d2>\d{1,2}) (?<m2>${MONTHS.join('|')}) (?<y2>\d{4}))\)?\s*(?:\([A-Za-z ]{2,30}\)\s*)?[-–—:]{1,2}\s*`,
);

function openedWith(header: readonly Line[]): { published: string; end: number } | null {
  for (const line of header) {
    const match = WIRE.exec(line.text);
    const groups = match?.groups;
    if (match === null || groups === undefined || line.text.length < match[0].length + 20) continue;
    const month = MONTHS.indexOf(groups['m'] ?? groups['m2'] ?? '') + 1;
    const published = iso(groups['y'] ?? groups['y2'] ?? '', month, groups['d'] ?? groups['d2'] ?? '');
    return { published, end: line.start + match[0].length };
  }
  return null;
}

function isTitleLine(line: Line): boolean {
  const text = line.text.trim();
  if (text.length < 5 || text.length > TITLE_CHARACTERS_MAX || FURNITURE.test(text)) return false;
  if (/[가-힣]다\.$/.test(text) || datelineOf(text) !== null || SUBTITLE.test(text)) return false;
  return markerOf(line.text) === null && !PUBLISHER_LINE.test(text);
}

/** The title is the last run of up to two title lines above the dateline, else the first below it. */
function titleOf(lines: readonly Line[], dateline: number | null, bodyStart: number): Stretch | null {
  const usable = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && isTitleLine(line);
  };
  const limit = dateline ?? bodyStart;
  let last = limit - 1;
  while (last >= 0 && !usable(last)) last -= 1;
  const below =
    last < 0 || (dateline !== null && limit - last > 8 && !EVENT_WORD.test(lines[last]?.text ?? ''));
  if (below || dateline === null) {
    last = dateline ?? 0;
    while (last < bodyStart && !usable(last)) last += 1;
    if (last >= bodyStart) return null;
    if (dateline === null && usable(last + 1) && last + 1 < bodyStart) last += 1;
  }
  const joins = usable(last - 1) && (dateline === null || last - 1 !== dateline);
  const first = joins ? last - 1 : last;
  const start = lines[first];
  const end = lines[last];
  if (start === undefined || end === undefined) return null;
  const bracket = BRACKETED.exec(start.text)?.[0].length ?? start.text.length - start.text.trimStart().length;
  return { start: start.start + bracket, end: end.start + end.text.trimEnd().length };
}

/** The first line of prose or of a block: what comes above it is the header. */
function bodyLine(lines: readonly Line[], dateline: number | null): number {
  for (let index = dateline === null ? 0 : dateline + 1; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if (text.trim() === '' || SUBTITLE.test(text)) continue;
    const marked = markerOf(text);
    if (marked !== null && !FURNITURE.test(text)) return index;
    if (
      /[가-힣]\.(?:\s|$)|[가-힣]다\s|[a-z0-9"”)]\.["”]?(?:\s|$)/.test(text) &&
      text.length > 30 &&
      !FURNITURE.test(text)
    )
      return index;
  }
  return dateline === null ? 0 : dateline + 1;
}

type Tail = { bodyEnd: number; end: boolean; attachments: Stretch[] };

function attachmentsIn(line: Line, labelWidth: number): Stretch[] {
  const rest = line.text.slice(labelWidth);
  const starts = [...rest.matchAll(ATTACHMENT_ITEM)].map((match) => match.index + match[0].length);
  const from = starts.length === 0 ? [0] : starts;
  const items: Stretch[] = [];
  for (const [order, start] of from.entries()) {
    const stop = from[order + 1] ?? rest.length;
    const raw = rest.slice(start, stop).replace(/\s\d{1,2}[.)]\s*$/, '');
    const text = raw.replace(END_MARK, '').replace(COPIES, '');
    const lead = text.length - text.trimStart().length;
    if (text.trim() === '') continue;
    const at = line.start + labelWidth + start;
    items.push({ start: at + lead, end: at + text.length });
  }
  return items;
}

function tailOf(text: string, from: number): Tail {
  const attachments: Stretch[] = [];
  let bodyEnd: number | null = null;
  let end = false;
  let listing = false;
  for (const line of linesOf(text, from).flatMap(tailPieces)) {
    const label = ATTACHMENT.exec(line.text);
    const labelled = label !== null && /[:：.\d]\s*$|\s{1,}$/.test(label[0]) && line.text.length < 400;
    if (labelled && /^\s*(?:※\s*)?(?:붙|첨|별|A)/i.test(label[0]) && !/[가-힣]다\.$/.test(line.text.trim())) {
      bodyEnd ??= line.start;
      attachments.push(
        ...attachmentsIn(line, /\d\s*[.)]?\s*$/.test(label[0]) ? label[0].search(/\d/) : label[0].length),
      );
      listing = true;
    } else if (listing && /^\s*\d{1,2}[.)]\s/.test(line.text)) {
      attachments.push(...attachmentsIn(line, 0));
    } else if (line.text.trim() !== '') listing = false;
    const mark = end ? null : END_MARK.exec(line.text);
    if (mark !== null) {
      end = true;
      bodyEnd ??= line.start + mark.index + (/^[.>)”"]/.test(mark[0]) ? 1 : 0);
    }
    if (bodyEnd === null && NOTICE.test(line.text)) bodyEnd = line.start;
  }
  return { bodyEnd: bodyEnd ?? text.length, end, attachments };
}

/** Lines that only stand below a release: the licence, the notice of the site. */
const NOTICE =
  /^\s*["“(]?(?:이 자료는|본 (?:저작물|자료)[은는]|텍스트 데이터는|저작권자|(?:담당자|담당 ?부서|문의처?|연락처)\s*[:：|(]|무단\s?전재|ⓒ|©|<저작권)/;

function licenceOf(text: string): Anatomy['licence'] {
  for (const line of linesOf(text)) {
    if (line.text.length > LICENCE_CHARACTERS_MAX || !LICENCE.test(line.text) || NO_LICENCE.test(line.text))
      continue;
    for (const match of line.text.matchAll(/[^.]*(?:\d\.\d[^.]*)*(?:\.|$)/g)) {
      if (!LICENCE.test(match[0])) continue;
      const lead = match[0].length - match[0].trimStart().length;
      const body = match[0].replace(/[.\s]*$/, '');
      const start = line.start + match.index + lead;
      return { start, end: line.start + match.index + body.length, type: licenceType(body) };
    }
  }
  return null;
}

/** The four types of the Korea Open Government Licence by number or by their conditions. */
function licenceType(text: string): string | null {
  const number = /(?:제\s?|Type\s?)([1-4])\s?(?:유형)?/i.exec(text)?.[1];
  if (number !== undefined) return `KOGL-${number}`;
  const commercial = /상업적\s?이용\s?금지|비영리|NC\b/.test(text);
  const changes = /변경\s?금지|ND\b/.test(text);
  if (/CC[ -]BY/i.test(text)) return `CC-BY${commercial ? '-NC' : ''}${changes ? '-ND' : ''}`;
  if (!/출처\s?표시|attribution/i.test(text)) return null;
  return `KOGL-${commercial ? (changes ? 4 : 2) : changes ? 3 : 1}`;
}

export function anatomyOf(text: string): Anatomy {
  const lines = linesOf(text).flatMap(headPieces);
  const header = lines.slice(0, HEADER_LINES_MAX);
  let dateline: Dateline | null = null;
  for (const [index, line] of header.entries()) {
    const found = datelineOf(line.text);
    if (found === null) continue;
    dateline = { index, ...found };
    break;
  }
  const opened = dateline === null ? openedWith(header) : null;
  const bodyIndex = bodyLine(lines, dateline?.index ?? null);
  const title = titleOf(lines, dateline?.index ?? null, Math.max(bodyIndex, (dateline?.index ?? -1) + 1));
  const bodyStart = Math.max(lines[bodyIndex]?.start ?? 0, title?.end ?? 0, opened?.end ?? 0);
  const above = lines.slice(0, bodyIndex);
  const sub = above.find((line) => SUBTITLE.test(line.text) && line.start >= (title?.end ?? 0));
  const bracketed = above.map((line) => BRACKETED.exec(line.text)?.[1]).find((name) => name !== undefined);
  const alone = above.map((line) => PUBLISHER_LINE.exec(line.text)?.[1]).find((name) => name !== undefined);
  const office = /담당 ?부서\s*[:|]?\s*([가-힣]{2,14}?(?:부|처|청|위원회|원))(?=[\s,])/.exec(text)?.[1];
  const titled =
    title === null
      ? undefined
      : /^([가-힣]{2,14}(?:부|처|청|위원회|시|도)),\s/.exec(text.slice(title.start, title.end))?.[1];
  const reprinted = /이 자료는 ([가-힣]{2,20})의 보도자료/.exec(text)?.[1];
  const tail = tailOf(text, bodyStart);
  return {
    title,
    subtitle: sub === undefined ? null : subtitleStretch(sub),
    published: dateline?.published ?? opened?.published ?? null,
    publisher: dateline?.publisher?.trim() ?? bracketed ?? alone ?? office ?? reprinted ?? titled ?? null,
    body: { start: bodyStart, end: Math.max(bodyStart, tail.bodyEnd) },
    attachments: tail.attachments,
    end: tail.end,
    licence: licenceOf(text),
  };
}

function subtitleStretch(line: Line): Stretch {
  const inner = SUBTITLE.exec(line.text)?.[1] ?? line.text.trim();
  const start = line.start + line.text.indexOf(inner);
  return { start, end: start + inner.length };
}
