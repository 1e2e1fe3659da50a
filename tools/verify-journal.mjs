#!/usr/bin/env node
// Checks an export of the journal of a Hallcall hall: whether one byte was changed, a line lost, doubled or moved.
// Needs Node 18 or newer and nothing else. The format is told in docs/audit.md; this file may be read in ten minutes.
//
//   node verify-journal.mjs EXPORT.jsonl [--head HASH]
//
// --head: a hash that was noted while the hall ran, from the page or from paper. It has to be in the export, so an
// export whose end was cut off is found even if its last line was written anew.
// Exit codes: 0 the export is whole, 1 it is not, 2 it could not be read.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';

/** So many problems are told; the first is the one that matters. */
const MOST = 20;
const LF = 10;

const digest = (text) => createHash('sha256').update(text, 'utf8').digest('base64url');
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const problems = [];
const notes = [];
/** What has been read of the hall whose lines come now; undefined between two halls. */
let hall;
const halls = new Set();
let lines = 0;
let events = 0;
let headSeen;

const { file, head } = words(argv.slice(2));
try {
  await eachLine(file, read);
} catch (fault) {
  stderr.write(`${file} cannot be read: ${fault.message}\n`);
  exit(2);
}
if (lines === 0) problem(`${file} is empty`);
if (hall !== undefined) problem(`${place()}: the file ends here, and the line that states the end is missing`);
if (head !== undefined && headSeen === undefined)
  problem(`the noted hash ${head} is not in this export: what was written up to then is missing, or was changed`);
if (headSeen !== undefined) notes.push(`the noted hash is that of ${headSeen}`);

for (const note of notes) stdout.write(`${note}\n`);
if (problems.length === 0) stdout.write(`WHOLE: ${events} records on ${lines} lines, every hash follows\n`);
for (const each of problems.slice(0, MOST)) stdout.write(`BROKEN ${each}\n`);
if (problems.length > MOST) stdout.write(`and ${problems.length - MOST} more\n`);
exit(problems.length === 0 ? 0 : 1);

/** One line as its bytes, without the LF; `ended`: the LF was there. */
function read(bytes, ended) {
  lines += 1;
  if (!ended) problem(`line ${lines}: it has no end`);
  let text;
  let value;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text);
  } catch {
    return unreadable('it is no JSON in UTF-8');
  }
  if (value !== null && typeof value === 'object' && 'end' in value) return readEnd(text);
  return readRecord(text, value);
}

function readRecord(text, value) {
  const { hall: id, day, seq, record, hash } = value ?? {};
  // Written anew it has to be the same text, so that not even a space can be added.
  if (JSON.stringify({ hall: id, day, seq, record, hash }) !== text || !fits(id, day, seq, record, hash))
    return unreadable('it is no record as the hall writes them');
  if (hall !== undefined && hall.id !== id) {
    problem(`line ${lines}: ${name(day, seq)} of hall ${id} stands before the end of hall ${hall.id}`);
    hall = undefined;
  }
  if (hall === undefined && halls.has(id))
    problem(`line ${lines}: ${name(day, seq)} stands behind the end of hall ${id}`);
  halls.add(id);
  hall ??= { id, first: day, days: 0, events: 0, day: '', seq: 0, hash: '' };
  follows(day, seq, record, hash);
  if (hall.day !== day) hall.days += 1;
  Object.assign(hall, { day, seq, hash, events: hall.events + 1, lost: false });
  events += 1;
  if (hash === head) headSeen = name(day, seq);
}

/** Whether a record goes on from the one before it. */
function follows(day, seq, record, hash) {
  const begins = day !== hall.day;
  const here = name(day, seq);
  const wanted = begins ? 1 : hall.seq + 1;
  const before = begins ? digest(`hallcall journal 1\n${hall.id}\n${day}`) : hall.hash;
  if (begins && hall.day !== '' && day < hall.day)
    problem(`${here} (line ${lines}): day ${day} stands behind ${hall.day}`);
  else if (!begins && seq === hall.seq) problem(`${here} (line ${lines}): it is there twice`);
  else if (seq < wanted) problem(`${here} (line ${lines}): it stands behind seq ${hall.seq}`);
  else if (seq > wanted && !hall.lost)
    problem(`${name(day, wanted)} is missing: line ${lines} goes on with seq ${seq}`);
  // Behind a gap or a line that cannot be read, the hash before is not known.
  else if (seq === wanted && !(hall.lost && !begins) && digest(`${before}\n${seq}\n${record}`) !== hash)
    problem(`${here} (line ${lines}): it, its hash or the hash before it was changed after it was written`);
  if (begins && seq === 1) daysFollow(day, record);
}

/** The first record of a day names the end of the day before. */
function daysFollow(day, record) {
  let opened;
  try {
    opened = JSON.parse(record);
  } catch {
    return problem(`${name(day, 1)} (line ${lines}): its record is no JSON`);
  }
  const previous = opened?.data?.previous;
  if (opened?.type !== 'DayOpened') return problem(`${name(day, 1)} (line ${lines}): a day begins with DayOpened`);
  if (hall.day === '') {
    if (previous === undefined) notes.push(`hall ${hall.id} begins on ${day}; there was no day before`);
    else
      notes.push(
        `hall ${hall.id}: before ${day} came ${name(previous.day, previous.seq)}, ${previous.hash}, not in this file`,
      );
  } else if (previous?.day !== hall.day || previous.seq !== hall.seq || previous.hash !== hall.hash) {
    const told = previous === undefined ? 'no day' : `${name(previous.day, previous.seq)} ${previous.hash}`;
    problem(`${name(day, 1)} (line ${lines}): it follows ${told}, but before it stands ${place()} ${hall.hash}`);
  }
}

/** The last line of a hall: what all before it amounts to. It has to read exactly so. */
function readEnd(text) {
  if (hall === undefined) return problem(`line ${lines}: an end without a beginning`);
  const { id, first, day: last, days, events: count, seq, hash } = hall;
  const expected = JSON.stringify({ end: { hall: id, first, last, days, events: count, seq, hash } });
  if (text !== expected)
    problem(`line ${lines}: it states another end than ${place()}; by the lines it would be ${expected}`);
  else
    notes.push(`hall ${id}: ${first} to ${last}, ${days} days, ${count} records; the last is ${place()} with ${hash}`);
  hall = undefined;
}

function fits(id, day, seq, record, hash) {
  const texts = [id, day, record, hash].every((each) => typeof each === 'string');
  return texts && /^\d{4}-\d\d-\d\d$/.test(day) && Number.isSafeInteger(seq) && seq > 0;
}

function unreadable(why) {
  problem(`line ${lines}${hall === undefined ? '' : `, behind ${place()}`}: ${why}`);
  if (hall !== undefined) hall.lost = true;
}

function problem(text) {
  problems.push(text);
}

function name(day, seq) {
  return `day ${day} seq ${seq}`;
}

function place() {
  return name(hall.day, hall.seq);
}

/** Hands over line by line as bytes: what is no UTF-8 must not be mended on the way. */
async function eachLine(path, take) {
  let rest = [];
  for await (const chunk of createReadStream(path)) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, from)) {
      take(Buffer.concat([...rest, chunk.subarray(from, at)]), true);
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) take(Buffer.concat(rest), false);
}

function words(given) {
  const [path, flag, value, ...more] = given;
  if (
    path === undefined ||
    path.startsWith('--') ||
    more.length > 0 ||
    (flag !== undefined && (flag !== '--head' || !value))
  ) {
    stderr.write('node verify-journal.mjs EXPORT.jsonl [--head HASH]\n');
    exit(2);
  }
  return { file: path, head: value };
}
