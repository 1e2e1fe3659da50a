import { own } from '../core/base/own.ts';

/** What a disk says, in words. */
const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full for this user',
  EROFS: 'the disk can only be read',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk is broken',
};

/** True for a fault that the file system has told. */
export function isOfDisk(fault: unknown): boolean {
  return codeOf(fault) !== undefined;
}

/** Why a file could not be written, in a few words. */
export function diskTrouble(fault: unknown): string {
  const code = codeOf(fault);
  if (code === undefined) return 'the disk does not take it';
  return own(WORDS, code) ?? `the disk does not take it (${code})`;
}

function codeOf(fault: unknown): string | undefined {
  const code = (fault as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
