// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the package has no types: whichever program compiles this file must find ours
/// <reference path="./npos.d.ts" />
import npos, { type NposNode } from 'npos';

/** One command or one run of text, as npos (a program that is not ours) cuts the bytes. */
export type Token = { readonly name: string; readonly at: number; readonly bytes: Buffer };

// npos knows GS ( A to GS ( N, not GS ( k; all have a length in front.
const rules = npos.rules[npos.symbols.GS];
if (rules !== undefined) rules['(k'] = [0, 'd16'];

/**
 * Every byte of the job, cut into commands and texts (`name` is empty). Throws where npos does not know what it sees.
 */
export function tokensOf(job: Uint8Array): Token[] {
  const raw = Buffer.from(job);
  const { error, tree } = npos.parser(npos.rules).analyze(raw);
  if (error !== undefined || tree === null) throw error ?? new Error('npos read nothing');
  return tree.map((node) => ({
    name: nameOf(node),
    at: node.offset,
    bytes: raw.subarray(node.offset, node.offset + node.length),
  }));
}

/** The picture of a GS v 0 as npos unpacks it: true = black. */
export function pictureOf(token: Token): { width: number; height: number; black: (x: number, y: number) => boolean } {
  const node = { ascii: 'GS', fn: 'v0', offset: 0, length: token.bytes.length };
  const picture = npos.codecs.raster.decode(Buffer.from(token.bytes), [node]);
  return { width: picture.width, height: picture.height, black: (x, y) => picture.getPixel(x, y) === 0 };
}

/** What the tokens say in letters, by ICU, which the renderer does not use. */
export function wordsOf(tokens: readonly Token[]): string {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  return tokens.map(({ name, bytes }) => (name === '' ? decoder.decode(bytes) : '')).join('');
}

function nameOf(node: NposNode): string {
  return node.ascii === 'STX' ? '' : `${node.ascii} ${[...(node.fn ?? '')].join(' ')}`;
}
