import type { CommandBody } from './command.ts';

/** One command read at the head of some bytes. */
export type Read = { readonly length: number; readonly body: CommandBody };

/** Not enough bytes to tell. */
export type More = 'more';
