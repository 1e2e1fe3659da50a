import { z } from 'zod';
import { faultText } from '../base/fault-text.ts';
import { err, ok, type Result } from '../base/result.ts';

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

/** What a schema makes of a value that is kept; or, in one line, why nothing. */
export function parsedBy<T>(schema: z.ZodType<T>): (value: unknown) => Result<T, string> {
  return (value) => {
    const read = schema.safeParse(value);
    return read.success ? ok(read.data) : err(whyUnreadable(read.error));
  };
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
  // A union of several forms: what each of them lacks.
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input' && issue.errors.length > 0)
    return issue.errors.map((each) => each.map(textOf).join(', ')).join('; or ');
  return issue.message;
}

function textOf(issue: z.core.$ZodIssue): string {
  const path = pathOf(issue.path);
  return path === '' ? messageOf(issue) : `${path} ${messageOf(issue)}`;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${String(key)}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
