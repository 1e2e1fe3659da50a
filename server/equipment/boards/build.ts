import { readFileSync, statSync } from 'node:fs';

/**
 * The build of a page: the name of its script, which changes with every build. Read again when the file has changed;
 * undefined while there is none.
 */
export function buildOf(page: string): () => string | undefined {
  let known: { readonly at: number; readonly build: string | undefined } | undefined;
  return () => {
    try {
      const at = statSync(page).mtimeMs;
      if (known?.at !== at) known = { at, build: scriptIn(readFileSync(page, 'utf8')) };
      return known.build;
    } catch {
      return undefined; // not built
    }
  };
}

function scriptIn(html: string): string | undefined {
  return /<script[^>]*\ssrc="[^"]*\/([^"/]+)\.js"/.exec(html)?.[1];
}
