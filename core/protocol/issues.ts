import { z } from 'zod';
import { faultText } from '../base/fault-text.ts';

/** One thing wrong with an input: where, and what to do. */
export type InputIssue = { readonly path: string; readonly message: string };

/** What zod found, as paths like `services[0]` and sentences. */
export function issuesOf(error: z.ZodError): InputIssue[] {
  return error.issues.flatMap((issue) => {
    const path = pathOf(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        message: 'this field is not known here; leave it out',
      }));
    }
    return [{ path, message: messageOf(issue) }];
  });
}

/** Why something that is kept cannot be read, in one line. */
export function whyUnreadable(fault: unknown): string {
  if (!(fault instanceof z.ZodError)) return faultText(fault);
  return issuesOf(fault)
    .map(({ path, message }) => `${path}: ${message}`)
    .join('; ');
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return `is missing; expected ${issue.expected}`;
  return issue.message;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${String(key)}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
