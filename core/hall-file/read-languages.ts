import { LANGUAGES, type Language } from '../base/names.ts';
import { complain, hint, list, type Row } from './read-row.ts';

/** The languages that a row names in its column `languages`, in their order; none where it names none. */
export function readLanguages(row: Row): readonly Language[] {
  const found: Language[] = [];
  for (const word of list(row, 'languages')) {
    const language = LANGUAGES.find((each) => each.toLowerCase() === word.toLowerCase());
    if (language === undefined)
      complain(row, 'languages', `languages out of ${LANGUAGES.join(', ')}${hint(word, LANGUAGES)}`, word);
    else if (found.includes(language)) complain(row, 'languages', 'every language only once', word);
    else found.push(language);
  }
  return found;
}
