import type { Acts, ClaimContext } from '../found.ts';
import type { Stretch } from '../document/anatomy.ts';
import type { BodyBlock } from '../document/blocks.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { claimStart, complementOf, type Complement } from './complement.ts';
import { EVENT_NOUN, REMARKS } from './event-words.ts';
import { PROCEDURAL } from './force.ts';
import { ITEMS_MAX } from '../refusal.ts';
import { sentencesOf, type Sentence } from '../document/sentences.ts';
import { subjectIn, tellsOfMany, type Subject, type Voice } from './subjects.ts';

type Place = { readonly block: BodyBlock; readonly index: number; readonly sentence: Sentence };
type Reading = {
  readonly clause: Clause;
  readonly subject: Subject | null;
  readonly complement: Complement | null;
  readonly named: boolean;
};

const ROLE_WORD = new RegExp(`(${REMARKS})(?:을|를)?\\s?(?:통해|통하여|에서|하면서|하며)`);
const AGREED_UNDERSTANDING = /(?:공통(?:의|된)?|공동의) (?:인식|이해)|공감대|인식을?$/;
const DECIDED = /[가-힣]기로 (?:하였|했)(?:다|습니다|으며|고)/;
const OUTSIDE_OBJECT = /(?:공통(?:의|된)?|공동의) (?:인식|이해|견해)(?:을|를)?\s*$|공감대(?:를)?\s*$/;

/** The subject of a sentence that names none is whoever spoke last in the block, or in the block above it. */
type Last = { subject: Subject | null; level: number; block: number };

function verbName(clause: Clause, text: string, collective: boolean): string {
  const { hit } = clause;
  const light = hit.verb.composite && hit.verb.kind === 'ha' && hit.verb.force !== 'AGREE';
  return collective && light ? text.slice(hit.start, hit.stemEnd).replace(/\s+/g, ' ') : hit.verb.verb;
}

export function actsOf(context: ClaimContext): Acts {
  const acts: Acts = { interventions: [], collective: [], procedures: [], planned: [] };
  const stack: Last[] = [];
  for (const [index, block] of context.blocks.entries()) {
    if (block.kind === 'note' && !block.inline) continue;
    while ((stack.at(-1)?.level ?? 0) >= block.level) stack.pop();
    let last: Subject | null = stack.at(-1)?.subject ?? null;
    for (const sentence of sentencesOf(block.text)) {
      if (acts.interventions.length + acts.collective.length >= ITEMS_MAX) {
        context.doubts.add('items-cut', block.start + sentence.start, { limit: ITEMS_MAX });
        return acts;
      }
      last = readSentence(context, acts, { block, index, sentence }, last);
    }
    stack.push({ subject: last, level: block.level, block: index });
  }
  return acts;
}

function readSentence(
  context: ClaimContext,
  acts: Acts,
  place: Place,
  before: Subject | null,
): Subject | null {
  const { sentence, index } = place;
  const references = (context.references[index] ?? [])
    .filter((reference) => reference.start >= sentence.start && reference.end <= sentence.end)
    .map((reference) => ({
      ...reference,
      start: reference.start - sentence.start,
      end: reference.end - sentence.start,
    }));
  const clauses = clausesOf(sentence.text);
  let subject: Subject | null = null;
  const readings: Reading[] = [];
  for (const clause of clauses) {
    const own = subjectIn(sentence.text, clause.from, clause.hit.start, references);
    subject = own ?? subject;
    const from = own === null ? clause.from : Math.max(clause.from, own.end);
    const procedural = PROCEDURAL.has(clause.hit.verb.force);
    const recut =
      own === null || procedural
        ? clause.complement
        : complementOf(sentence.text.slice(0, clause.hit.start), from);
    const complement = recut === null || own === null ? recut : startingAfter(recut, own.end, sentence.text);
    readings.push({ clause, subject, complement, named: own !== null });
  }
  if (DECIDED.test(sentence.text)) context.doubts.add('decision-wording', place.block.start + sentence.start);
  const first = subjectIn(sentence.text, 0, sentence.text.length, references);
  for (const reading of readings) {
    const many =
      reading.subject === null && (before?.kind === 'forum' || collectiveByPlace(sentence.text, reading));
    const meant = reading.subject ?? (many ? null : before);
    readClause(context, acts, place, { ...reading, subject: meant });
  }
  return subject ?? (first?.kind === 'people' ? first : before);
}

function startingAfter(complement: Complement, at: number, text: string): Complement | null {
  if (complement.start >= at) return complement;
  const start = claimStart(text, at);
  return start + 2 > complement.end ? null : { ...complement, start };
}

/** Whether a clause without a subject of its own tells what a session or its participants did. */
function collectiveByPlace(text: string, reading: Reading): boolean {
  const before = text.slice(0, reading.clause.hit.start);
  const force = reading.clause.hit.verb.force;
  if (reading.clause.hit.passive || force === 'ACTIVITY') return true;
  return (
    new RegExp(`(?:에서는|에는)[\\s,]|(?:세션|토론|${EVENT_NOUN})에서[\\s,]`).test(before) ||
    tellsOfMany(before)
  );
}

function readClause(context: ClaimContext, acts: Acts, place: Place, reading: Reading): void {
  const { hit } = reading.clause;
  const at = place.block.start + place.sentence.start;
  const here = at + hit.start;
  const { doubts } = context;
  if (hit.ending === 'denied') {
    if (hit.verb.force === 'AGREE') doubts.add('no-agreement', here);
    return;
  }
  if (hit.ending === 'planned') {
    const speaker = labelOf(reading.subject);
    acts.planned.push({
      speaker: speaker ?? '',
      verb: hit.verb.verb,
      start: at,
      end: at + place.sentence.text.length,
    });
    doubts.add('planned-not-delivered', here, { verb: hit.verb.verb });
    return;
  }
  const { subject } = reading;
  const many = subject?.kind === 'people' && subject.people.length > 1;
  const lone = subject !== null && (subject.kind === 'people' || subject.kind === 'unnamed') && !hit.passive;
  const ladder = hit.verb.level !== null && hit.verb.level > 0;
  if (lone && !(many && (ladder || hit.verb.force === 'ACTIVITY'))) readVoices(context, acts, place, reading);
  else readTogether(context, acts, place, reading);
}

function labelOf(subject: Subject | null): string | null {
  if (subject === null) return null;
  if (subject.kind === 'people')
    return subject.people.map((voice) => voice.person?.name ?? voice.label).join(', ');
  return subject.label;
}

function readVoices(context: ClaimContext, acts: Acts, place: Place, reading: Reading): void {
  const { subject, clause, complement } = reading;
  const { hit } = clause;
  if (subject === null || subject.kind === 'group' || subject.kind === 'forum') return;
  const at = place.block.start + place.sentence.start;
  const voices: readonly Voice[] =
    subject.kind === 'people' ? subject.people : [{ person: null, label: subject.label, at: subject.start }];
  const wordless = hit.verb.force === 'ACTIVITY' || PROCEDURAL.has(hit.verb.force);
  const said = complement ?? (wordless ? null : ownWords(place.sentence.text, clause, subject));
  const silent = said === null || hit.verb.force === 'ACTIVITY';
  if (subject.kind === 'unnamed' && (silent || announcesOnly(context, subject.label, place, said))) return;
  if (!silent && voices.length > 1) context.doubts.add('joint-statement', at + hit.start);
  for (const voice of voices) {
    const speaker = voice.person?.name ?? voice.label;
    const { session, inferred } = context.sessionAt(
      place.index,
      place.sentence.start + hit.start,
      voice.person,
    );
    if (silent || (PROCEDURAL.has(hit.verb.force) && closesOwn(acts, speaker, at))) {
      const span = { start: at + hit.start, end: at + hit.end };
      acts.procedures.push({ speaker, session, verb: hit.verb.verb, force: hit.verb.force, ...span });
      continue;
    }
    if (voice.person === null)
      context.doubts.add(
        subject.kind === 'unnamed' ? 'speaker-unnamed' : 'speaker-unresolved',
        at + hit.start,
        { speaker },
      );
    if (session === null) context.doubts.add('session-unknown', at + said.start, { speaker });
    else if (inferred) context.doubts.add('session-inferred', at + said.start, { speaker });
    const role = ROLE_WORD.exec(place.sentence.text.slice(clause.from, hit.start))?.[1] ?? null;
    const verb = verbName(clause, place.sentence.text, false);
    const act = { person: voice.person, speaker, session, verb, force: hit.verb.force, role };
    for (const quote of said.verbatim ? earlierQuotes(place.sentence.text, clause.from, said.start) : [])
      acts.interventions.push({ ...act, verbatim: true, start: at + quote.start, end: at + quote.end });
    acts.interventions.push({ ...act, verbatim: said.verbatim, start: at + said.start, end: at + said.end });
  }
}

/** `이에 대해 지지를 표명`: what is said of nothing named is the clause itself. */
function ownWords(text: string, clause: Clause, subject: Subject): Complement | null {
  const after = subject.end > clause.from && subject.end < clause.hit.start ? subject.end : clause.from;
  const lead = /^[\s,]*/.exec(text.slice(after))?.[0].length ?? 0;
  const start = after + lead;
  // 발표하였다 alone says nothing; 이에 대해 지지를 표명 does.
  const bare = start >= clause.hit.start && !clause.hit.verb.composite;
  return bare || clause.hit.stemEnd - start < 2
    ? null
    : { kind: 'object', start, end: clause.hit.stemEnd, verbatim: false };
}

/** A ministry that says it held the forum announces; so does one that only counts its own work. */
function announcesOnly(context: ClaimContext, label: string, place: Place, said: Complement): boolean {
  const host =
    context.publisher !== null && (label === context.publisher || label.startsWith(context.publisher));
  const claim = place.sentence.text.slice(said.start, said.end);
  return (
    (host && said.kind === 'object' && place.index === 0) ||
    /(?:개최|개막|폐막|마무리|열|마련|출범|진행|참석|막을 내|막을 올)(?:하였|했|된|렸|한|하|되었|됐)?다$/.test(
      claim,
    )
  );
}

/** `“…”며 “…”라고 말했다`: quotations before the last one belong to the same verb. */
function earlierQuotes(text: string, from: number, to: number): Stretch[] {
  const quotes: Stretch[] = [];
  for (const match of text.slice(from, to).matchAll(/[“"]([^“”"]{8,600})[”"](?=(?:이?라)?(?:며|면서|고))/g)) {
    const start = from + match.index + 1;
    quotes.push({ start, end: start + (match[1] ?? '').replace(/[\s.,]+$/, '').length });
  }
  return quotes;
}

/** A closing verb after a statement of the same speaker in the same sentence is procedure only. */
function closesOwn(acts: Acts, speaker: string, sentenceStart: number): boolean {
  const last = acts.interventions.at(-1);
  return last !== undefined && last.speaker === speaker && last.start >= sentenceStart;
}

/** What was done begins after the place and the list of those who came. */
function afterParticipants(text: string, span: Stretch): number {
  const pattern = /(?:참석|참가|참여)(?:하여|해|한 가운데),?\s+|등과 함께\s+|(?:에서는|에는),?\s+/g;
  let start = span.start;
  for (const match of text.slice(0, span.end).matchAll(pattern)) {
    const after = match.index + match[0].length;
    if (after > start && after + 2 <= span.end) start = after;
  }
  return start;
}

function readTogether(context: ClaimContext, acts: Acts, place: Place, reading: Reading): void {
  const { subject, clause, complement } = reading;
  const { hit } = clause;
  const at = place.block.start + place.sentence.start;
  if (PROCEDURAL.has(hit.verb.force)) return;
  const known = context.sessionAt(place.index, place.sentence.start + hit.start, null).session;
  const session = subject?.kind === 'forum' ? null : known;
  const named = subject === null || subject.kind === 'unnamed' ? null : labelOf(subject);
  const label = named ?? session?.title ?? context.forumName;
  if (label === null) {
    context.doubts.add('speaker-missing', at + hit.start, { verb: hit.verb.verb });
    return;
  }
  const text = place.sentence.text;
  if (named === null && !hit.passive && !collectiveByPlace(text, reading)) {
    if (complement !== null && complement.kind !== 'object')
      context.doubts.add('speaker-missing', at + hit.start, { verb: hit.verb.verb });
    return;
  }
  if (hit.passive && hit.verb.force !== 'ACTIVITY')
    context.doubts.add('passive-subject', at + hit.start, { verb: hit.verb.verb });
  const partial = subject?.kind === 'group' && subject.partial;
  if (partial && hit.verb.level !== null && hit.verb.level > 0)
    context.doubts.add('partial-agreement', at + hit.start, { subject: subject.label });
  const object = text.slice(0, hit.start).trimEnd();
  const shared =
    hit.verb.force === 'CONFIRM' &&
    AGREED_UNDERSTANDING.test(object.slice(-16)) &&
    OUTSIDE_OBJECT.test(object);
  if (shared) context.doubts.add('level-inferred', at + hit.start, { verb: hit.verb.verb });
  const whole = complement ?? { start: hit.start, end: hit.stemEnd };
  const span = { start: named === null ? afterParticipants(text, whole) : whole.start, end: whole.end };
  acts.collective.push({
    subject: label,
    session,
    verb: verbName(clause, text, true),
    force: hit.verb.force,
    level: partial ? null : shared ? 2 : hit.verb.level,
    start: at + span.start,
    end: at + span.end,
  });
}
