import type { Acts, ClaimContext, FoundIntervention, Reference } from '../found.ts';
import type { BodyBlock } from '../document/blocks.ts';
import { ENGLISH_PROCEDURAL, ENGLISH_VERBS, type EnglishVerb } from './force.ts';
import { ITEMS_MAX } from '../refusal.ts';
import { sentencesOf } from '../document/sentences.ts';

type Hit = {
  readonly verb: EnglishVerb;
  readonly surface: string;
  readonly start: number;
  readonly end: number;
  readonly passive: boolean;
};
type Speaker =
  | { readonly kind: 'people'; readonly references: readonly Reference[] }
  | { readonly kind: 'group'; readonly label: string; readonly partial: boolean }
  | { readonly kind: 'unnamed'; readonly label: string };
type Place = {
  readonly block: BodyBlock;
  readonly index: number;
  readonly at: number;
  readonly text: string;
};

const VERB = new RegExp(
  `(?<![\\w-])(?:${ENGLISH_VERBS.map((verb, index) => `(?<v${index}>${verb.pattern})`).join('|')})(?![\\w-])`,
  'g',
);
const GROUP =
  /(?<![\w-])((?:[Ss]ome|[Mm]ost|[Mm]any|[Aa]ll|[Ss]everal|[Aa] (?:majority|number) of|[Tt]he majority of)?(?: of)? ?(?:the )?(?:[Pp]articipants|[Pp]articipating (?:countries|states)|[Ee]xperts|[Pp]anell?ists|[Ss]peakers|[Dd]elegat(?:es|ions)|[Mm]ember [Ss]tates|[Bb]oth sides|[Tt]wo sides|[Cc]ountries|[Rr]epresentatives|[Aa]ttendees|[Ss]takeholders))(?= (?:[a-z]|from|of|at)|,)/;
const FORUM =
  /^(?:In addition, |Meanwhile, )?((?:The|This|This year's) (?:\w+ )?(?:Forum|Dialogue|Conference|Summit|Symposium|meeting|event))\b/;
const PROPER = "[A-Z][\\w'&.-]*(?: (?:(?:of|the|and|for) ){0,2}[A-Z][\\w'&.-]*){0,6}";
const OFFICE = new RegExp(
  `^(?:Meanwhile, |In addition, |Also, )?((?:The |A )?(?:Ministry of ${PROPER}|(?:[A-Z][\\w.&-]+ ){1,4}(?:delegation|delegate|spokesperson|official|representative)|spokesperson)|An? representative of (?:the )?${PROPER}|(?:An?|One) (?:[a-z]+ ){0,3}(?:participant|speaker|panell?ist|expert|delegate))(?=,? [a-z])`,
);
/** `said in closing remarks, …`: the occasion comes after the verb. */
const SAID_IN =
  /^ (?:in|at|during) (?:his|her|their|the)?\s?(?:opening|closing|welcoming|congratulatory|keynote) (?:remarks|speech|address|statement|session|ceremony)/i;
const PRONOUN = /^(?:(?:In addition|Also|Furthermore|Moreover|Meanwhile), )?(?:He|She|They)\b/;
const NO_AGREEMENT = /\b(?:there was|there were|without|found) (?:no |any )?(?:agreement|consensus)\b/i;
const NEGATED = /(?:did not|could not|failed to|unable to|not|no|without)\s+(?:\w+\s+)?$/;
const PARTIAL = /^(?:some|several|a number)/i;
const CONNECTED =
  /(?:,? and(?: also| further| then)?|,? while|,? but(?: also)?|;|, then|, also|, adding|,? who|,)\s*(?:also |further |then )?$/;

function verbsIn(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(VERB)) {
    const index = ENGLISH_VERBS.findIndex((_verb, at) => match.groups?.[`v${at}`] !== undefined);
    const verb = ENGLISH_VERBS[index];
    if (verb === undefined) continue;
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const passive = /\b(?:was|were|been|be|is|are)\s(?:also )?$/.test(before) && !/^were/.test(match[0]);
    hits.push({ verb, surface: match[0], start: match.index, end: match.index + match[0].length, passive });
  }
  return hits;
}

/** Quotation marks hold the speaker's words: a verb inside them attributes nothing. */
function outsideQuotes(text: string, hits: readonly Hit[]): Hit[] {
  const ranges = [...text.matchAll(/“[^”]{0,800}”|"[^"]{0,800}"/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  return hits.filter((hit) => !ranges.some(([from, to]) => hit.start > from && hit.end < to));
}

/** A verb counts where its clause stands on its own: after a subject, or joined to the verb before it. */
function mainVerbs(text: string, references: readonly Reference[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of outsideQuotes(text, verbsIn(text)).slice(0, 40)) {
    const last = kept.at(-1);
    if (last === undefined) {
      kept.push(hit);
      continue;
    }
    const between = text.slice(last.end, hit.start);
    const subject = references.some(
      (reference) =>
        reference.start >= last.end &&
        reference.end <= hit.start &&
        /^\.?,?\s*(?:also |further |then )?$/.test(text.slice(reference.end, hit.start)),
    );
    const joinedBySubject = subject && /(?:, while|, and|;|, whereas|, but|\. )/.test(between);
    const clause = /^\s*that\b/.test(text.slice(last.end));
    const says =
      /^\s*(?:that|to|the|a|an|for|concerns?|on)\b/.test(text.slice(hit.end)) ||
      /^(?:expressed|reiterated)/.test(hit.surface);
    // A clause in the present tense joins no verb of the past: `that towers stand empty and suggested sharing`.
    const told = between.replace(/,?\s*(?:and|but|then|also|further|\s)*$/, '');
    const past = /\b(?:was|were|had|did|would|could|should|might|[a-z]+ed)\b/.test(told);
    const free =
      /,? and (?:also |further |then )?$/.test(between) &&
      (!past || (clause && /, and (?:also |further |then )?$/.test(between))) &&
      hit.verb.level === null;
    const denied = /\s(?:but|and) (?:they )?(?:did not|could not|failed to|were unable to)\s$/.test(between);
    const joined =
      CONNECTED.test(between) &&
      says &&
      (/,\s*(?:and|but|then|also|adding|while)?\s*(?:also |further |then )?$|;\s*$/.test(between) ||
        !clause ||
        /^\s*that\b/.test(text.slice(hit.end)));
    if (joinedBySubject || joined || denied || free) kept.push(hit);
  }
  return kept;
}

function speakerIn(text: string, from: number, to: number, references: readonly Reference[]): Speaker | null {
  const segment = text.slice(from, to);
  const inside = references.filter((reference) => reference.start >= from && reference.end <= to);
  const grouped = GROUP.exec(text.slice(from, to + 40));
  // A group inside what was said, as in `that small countries lack data`, says nothing itself.
  const opens =
    from === 0 ||
    /(?:^[\s,.]*|\b(?:and|while|but|whereas)\s+|[;.]\s+)$/.test(segment.slice(0, grouped?.index ?? 0));
  const group = grouped !== null && grouped.index < segment.length && opens ? grouped : null;
  const first = inside[0];
  const near = inside.findLast((reference) =>
    /^\.?,?\s*(?:who )?(?:also |further |in (?:his|her|the)[^,]{0,40},? |then )?$/.test(
      text.slice(reference.end, to),
    ),
  );
  const person = near ?? first;
  if (person !== undefined && (group === null || person.start < from + group.index || near !== undefined)) {
    const voices = inside.filter(
      (one) => one === person || /^,? and(?: [a-z]+)? $|^, $/.test(text.slice(one.end, person.start)),
    );
    return { kind: 'people', references: voices };
  }
  if (group?.[1] !== undefined)
    return { kind: 'group', label: group[1].trim(), partial: PARTIAL.test(group[1].trim()) };
  const forum = from === 0 ? FORUM.exec(text.slice(0, to))?.[1] : undefined;
  if (forum !== undefined) return { kind: 'group', label: forum, partial: false };
  const office = from === 0 ? OFFICE.exec(text)?.[1] : undefined;
  return office === undefined ? null : { kind: 'unnamed', label: office };
}

/** What was said: after `that`, `to`, `for` or the verb itself, up to the next verb or the end of the sentence. */
function claimOf(
  text: string,
  hit: Hit,
  stop: number,
): { start: number; end: number; verbatim: boolean } | null {
  const before = /^[“"]([^“”"]{8,800}?)[,.]?[”"],?\s/.exec(text);
  const rest = text.slice(hit.end, stop);
  const occasion = SAID_IN.exec(rest)?.[0].length ?? 0;
  const lead =
    /^[\s,:]*(?:also )?(?:that |(?:of )?the (?:view|point|position|fact)(?: that |, ))?[\s,]*/.exec(
      rest.slice(occasion),
    )?.[0].length ?? 0;
  const about = /^(?:expressed|voiced|conveyed)/.test(hit.surface)
    ? (/^ (?:over|about|at|for|on) (?:the fact that )?/.exec(rest)?.[0].length ?? 0)
    : 0;
  const start = hit.end + occasion + Math.max(lead, about);
  const trailing =
    /[\s,;.]*(?:\b(?:and|while|but|whereas|then|adding)\b)?(?:\s*\b(?:Mr|Ms|Mrs|Dr|Prof)\.?)?(?: (?:did not|could not|failed to|were unable to))?[\s,;.]*$/;
  const end = start + text.slice(start, stop).replace(trailing, '').replace(trailing, '').length;
  const quote = /^[“"]([^“”"]{8,800}?)[.,]?[”"]/.exec(text.slice(start, stop));
  if (quote?.[1] !== undefined) return { start: start + 1, end: start + 1 + quote[1].length, verbatim: true };
  if (before?.[1] !== undefined && hit.start > before[0].length - 1 && end - start < 60)
    return { start: 1, end: 1 + before[1].length, verbatim: true };
  return end - start < 2 ? null : { start, end, verbatim: false };
}

/** Where a clause stops so that the next verb's own subject is not part of it. */
function stopBefore(text: string, hit: Hit, next: Hit | undefined, references: readonly Reference[]): number {
  if (next === undefined) return text.length;
  const subject = references.filter(
    (one) =>
      one.start >= hit.end &&
      one.end <= next.start &&
      /^\.?,?\s*(?:also |further |then )?$/.test(text.slice(one.end, next.start)),
  );
  return subject[0]?.start ?? next.start;
}

export function actsOfEnglish(context: ClaimContext): Acts {
  const acts: Acts = { interventions: [], collective: [], procedures: [], planned: [] };
  for (const [index, block] of context.blocks.entries()) {
    if (block.kind === 'note') continue;
    let last: Speaker | null = null;
    for (const sentence of sentencesOf(block.text)) {
      if (acts.interventions.length + acts.collective.length >= ITEMS_MAX) {
        context.doubts.add('items-cut', block.start + sentence.start, { limit: ITEMS_MAX });
        return acts;
      }
      const place = { block, index, at: sentence.start, text: sentence.text };
      last = readSentence(context, acts, place, last) ?? last;
    }
  }
  return acts;
}

function readSentence(
  context: ClaimContext,
  acts: Acts,
  place: Place,
  before: Speaker | null,
): Speaker | null {
  const { text, at } = place;
  const references = (context.references[place.index] ?? [])
    .filter((one) => one.start >= at && one.end <= at + text.length)
    .map((one) => ({ ...one, start: one.start - at, end: one.end - at }));
  const hits = mainVerbs(text, references);
  const none = NO_AGREEMENT.exec(text);
  if (none !== null) context.doubts.add('no-agreement', place.block.start + at + none.index);
  let speaker: Speaker | null = PRONOUN.test(text) ? before : null;
  let from = 0;
  for (const [order, hit] of hits.entries()) {
    speaker =
      speakerIn(text, from, hit.start, references) ?? invertedSpeaker(text, hit, references) ?? speaker;
    const stop = stopBefore(text, hit, hits[order + 1], references);
    readHit(context, acts, place, { hit, speaker, stop });
    from = hit.end;
  }
  return speaker;
}

/** `“…,” said Name.` */
function invertedSpeaker(text: string, hit: Hit, references: readonly Reference[]): Speaker | null {
  if (!/^[“"]/.test(text)) return null;
  const after = references.find((one) => one.start >= hit.end && one.start - hit.end <= 6);
  return after === undefined ? null : { kind: 'people', references: [after] };
}

/** A negated or planned verb reports nothing that was done. */
function refusesHit(context: ClaimContext, acts: Acts, place: Place, hit: Hit): boolean {
  const base = place.block.start + place.at;
  const before = place.text.slice(0, hit.start);
  const verb = hit.surface.toLowerCase();
  if (NEGATED.test(before) || / no /.test(hit.surface)) {
    if (hit.verb.force === 'AGREE') context.doubts.add('no-agreement', base + hit.start);
    return true;
  }
  if (!/\b(?:will(?: be)?|to be|plans? to|scheduled to)\s+(?:be )?$/.test(before)) return false;
  acts.planned.push({ speaker: '', verb, start: base, end: base + place.text.length });
  context.doubts.add('planned-not-delivered', base + hit.start, { verb });
  return true;
}

function readHit(
  context: ClaimContext,
  acts: Acts,
  place: Place,
  read: { hit: Hit; speaker: Speaker | null; stop: number },
): void {
  const { hit, speaker } = read;
  const { doubts } = context;
  const base = place.block.start + place.at;
  const here = base + hit.start;
  const before = place.text.slice(0, hit.start);
  const verb = hit.surface.toLowerCase();
  if (refusesHit(context, acts, place, hit)) return;
  const claim = claimOf(place.text, hit, read.stop);
  const { force, level } = hit.verb;
  const positive = level !== null && level > 0;
  const joint =
    speaker?.kind === 'people' && speaker.references.length > 1 && (positive || force === 'ACTIVITY');
  const { session } = context.sessionAt(place.index, place.at + hit.start, null);
  if (hit.passive || speaker === null || speaker.kind === 'group' || joint) {
    const label = joint
      ? speaker.references.map((one) => one.person?.name ?? one.label).join(', ')
      : speaker?.kind === 'group' && !hit.passive
        ? speaker.label
        : null;
    const place_ =
      /\b(?:[Ii]n|[Aa]t|[Dd]uring) (?:the|this|a) [^,]{3,80}(?:[Ss]ession|[Rr]oundtable|[Pp]lenary|[Pp]anel|[Ff]orum|[Dd]ialogue)|^It was /.test(
        before,
      );
    if (ENGLISH_PROCEDURAL.has(force) || (label === null && !hit.passive && !place_)) return;
    if (hit.passive && force !== 'ACTIVITY') doubts.add('passive-subject', here, { verb });
    const partial = speaker?.kind === 'group' && speaker.partial;
    if (partial && positive) doubts.add('partial-agreement', here, { subject: speaker.label });
    const subject = label ?? session?.title ?? context.forumName;
    if (subject === null) return;
    const shared =
      force === 'CONFIRM' &&
      /^\s*(?:a|the|their) (?:common|shared) (?:understanding|view)/.test(place.text.slice(hit.end));
    if (shared) doubts.add('level-inferred', here, { verb });
    const span = hit.passive ? passiveSpan(place.text, hit) : (claim ?? hit);
    acts.collective.push({
      subject,
      session: label !== null && speaker?.kind === 'group' && FORUM.test(label) ? null : session,
      verb,
      force,
      level: partial ? null : shared ? 2 : level,
      start: base + span.start,
      end: base + span.end,
    });
    return;
  }
  readVoices(context, acts, place, { hit, speaker, claim });
}

/** In the passive the subject before the verb is what was discussed or adopted. */
function passiveSpan(text: string, hit: Hit): { start: number; end: number } {
  const clause = /(?:^|, |; )([^,;]{2,160}) (?:was|were|been|be|is|are) (?:also )?$/.exec(
    text.slice(0, hit.start),
  );
  if (clause?.[1] === undefined || /^It$/.test(clause[1])) return { start: hit.start, end: hit.end };
  const start = clause.index + clause[0].indexOf(clause[1]);
  return { start, end: start + clause[1].length };
}

type Voiced = {
  hit: Hit;
  speaker: Exclude<Speaker, { kind: 'group' }>;
  claim: { start: number; end: number; verbatim: boolean } | null;
};

function readVoices(context: ClaimContext, acts: Acts, place: Place, { hit, speaker, claim }: Voiced): void {
  const base = place.block.start + place.at;
  const { force } = hit.verb;
  const voices =
    speaker.kind === 'people'
      ? speaker.references.map((one) => ({ person: one.person, label: one.label }))
      : [{ person: null, label: speaker.label }];
  const verb = hit.surface.toLowerCase();
  if (
    speaker.kind === 'unnamed' &&
    /^The Ministry/.test(speaker.label) &&
    (force === 'ACTIVITY' || place.index === 0)
  )
    return;
  for (const voice of voices) {
    const name = voice.person?.name ?? voice.label;
    const afterwards = SAID_IN.exec(place.text.slice(hit.end))?.[0].length ?? 0;
    const where = afterwards === 0 ? hit.start : hit.end + afterwards;
    const { session, inferred } = context.sessionAt(place.index, place.at + where, voice.person);
    const quotes = /^\s*that\b/.test(place.text.slice(hit.end));
    if (claim === null || force === 'ACTIVITY' || (ENGLISH_PROCEDURAL.has(force) && !quotes)) {
      acts.procedures.push({
        speaker: name,
        session,
        verb,
        force,
        start: base + hit.start,
        end: base + hit.end,
      });
      continue;
    }
    if (voice.person === null)
      context.doubts.add(
        speaker.kind === 'unnamed' ? 'speaker-unnamed' : 'speaker-unresolved',
        base + hit.start,
        { speaker: name },
      );
    if (session === null) context.doubts.add('session-unknown', base + claim.start, { speaker: name });
    else if (inferred) context.doubts.add('session-inferred', base + claim.start, { speaker: name });
    if (voices.length > 1) context.doubts.add('joint-statement', base + hit.start);
    const role =
      /\b((?:opening|closing|welcoming|congratulatory|keynote|dinner)(?: remarks| speech| address)?)\b/i.exec(
        place.text.slice(0, hit.start),
      )?.[1] ?? null;
    const act: FoundIntervention = {
      person: voice.person,
      speaker: name,
      session,
      verb,
      force,
      verbatim: claim.verbatim,
      role,
      start: base + claim.start,
      end: base + claim.end,
    };
    acts.interventions.push(act);
  }
}
