/** A change as the form has it. */
export type Supposed = {
  readonly what: 'open' | 'close' | 'pause' | 'lend' | 'arrivals';
  readonly counter: string;
  /** Empty: all lines. */
  readonly line: string;
  /** `HH:MM`; empty: now, or as it ends by itself. */
  readonly from: string;
  readonly until: string;
  readonly factor: string;
};

export const FIRST_CHANGE: Supposed = { what: 'open', counter: '', line: '', from: '', until: '', factor: '1.2' };

/** Which fields a change has. */
export function fieldsOf(what: Supposed['what']): readonly (keyof Supposed)[] {
  switch (what) {
    case 'open':
      return ['counter', 'from', 'until'];
    case 'close':
      return ['counter', 'from'];
    case 'pause':
      return ['counter', 'from', 'until'];
    case 'lend':
      return ['counter', 'line', 'from', 'until'];
    case 'arrivals':
      return ['line', 'factor'];
  }
}

/** The change as the hall reads it; `now` as `HH:MM`. Undefined while something is missing. */
export function wordsOf(change: Supposed, now: string): string | undefined {
  const { what, counter, line, from, until, factor } = change;
  if (what === 'arrivals') return `arrivals${line === '' ? '' : `:${line}`}*${factor}`;
  if (counter === '' || (what === 'lend' && line === '')) return undefined;
  if (what === 'pause' && until === '') return undefined;
  const who = what === 'lend' ? `${counter}:${line}` : counter;
  if (until !== '' && what !== 'close') return `${what}=${who}@${from === '' ? now : from}-${until}`;
  return `${what}=${who}${from === '' ? '' : `@${from}`}`;
}
