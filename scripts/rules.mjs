// Rules of docs/spec and titles of tests: each id is one rule, each rule has a test, each test's id is a rule.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib.mjs';

/** A rule is written in bold where it is laid down: one, several with commas, or a range of them. */
const BOLD = /\*\*([A-Z]{1,3}\d+(?:(?:–|, )[A-Z]{1,3}\d+)*)\*\*/gu;
/** A title begins with the ids of its rules, each in brackets. */
const TITLE = /['"`]((?:\[[A-Z]{1,3}\d+\] ?)+)/gu;

/** What is wrong with the rules and the titles, a sentence each. */
export function wrongRules(specs, tests) {
  const rules = group(specs, (text) => [...text.matchAll(BOLD)].flatMap(([, ids]) => spread(ids)));
  const tested = group(tests, (text) => [...text.matchAll(TITLE)].flatMap(([, ids]) => ids.match(/[A-Z]+\d+/gu)));
  return [
    ...[...rules]
      .filter(([, files]) => files.length > 1)
      .map(([id, files]) => `${id} is laid down ${files.length} times: ${files.join(', ')}.`),
    ...[...rules]
      .filter(([id]) => !tested.has(id))
      .map(([id, files]) => `${id} (${files[0]}) stands in no test's title.`),
    ...[...tested]
      .filter(([id]) => !rules.has(id))
      .map(([id, files]) => `${id} (${files[0]}) is no rule of docs/spec.`),
  ];
}

function group(files, idsOf) {
  const found = new Map();
  for (const [file, text] of files) for (const id of idsOf(text)) found.set(id, [...(found.get(id) ?? []), file]);
  return found;
}

/** "TR1–TR8" are eight rules, "TR50, TR51" two. */
function spread(ids) {
  return ids.split(', ').flatMap((part) => {
    const [first, last = first] = part.split('–');
    const prefix = first.replace(/\d+/u, '');
    const [from, to] = [first, last].map((id) => Number(id.replace(/\D+/u, '')));
    return Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${from + at}`);
  });
}

function textsIn(folder, ending) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => [`${folder}/${file}`, readFileSync(join(root, folder, file), 'utf8')]);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wrong = wrongRules(textsIn('docs/spec', '.md'), textsIn('tests', '.ts'));
  if (wrong.length > 0) console.error(wrong.join('\n'));
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
