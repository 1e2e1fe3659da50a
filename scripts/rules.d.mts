type Text = readonly [file: string, text: string];

/** What is wrong with the rules of these specs and the titles of these tests, a sentence each. */
export function wrongRules(specs: readonly Text[], tests: readonly Text[]): string[];
