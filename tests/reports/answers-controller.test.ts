import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswersController } from '../../reports/answers-controller.ts';
import { choiceIn } from '../../reports/choice.ts';
import { soon } from '../support/soon.ts';

const WAITS = choiceIn('', '2026-03-02');
const ARRIVALS = { ...WAITS, report: 'arrivals' } as const;

/** A page without a document. */
class Page extends EventTarget {
  requestUpdate(): void {}
}

describe('what the hall answers to what is chosen', () => {
  /** The addresses asked for; each is answered when it is let go. */
  let asked: string[];
  let waiting: ((body: object) => void)[];

  beforeEach(() => {
    asked = [];
    waiting = [];
    vi.stubGlobal('location', { pathname: '/reports' });
    vi.stubGlobal('fetch', (address: string) => {
      if (!address.includes('?')) return Promise.resolve(Response.json({ items: [], dimensions: [] }));
      asked.push(/reports\/(\w+)/.exec(address)?.[1] ?? address);
      return new Promise((answer) => waiting.push((body) => answer(Response.json(body))));
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('[RV15] the same is not asked again before it is answered, and its answer is kept', async () => {
    const answers = new AnswersController(new Page());
    for (let n = 0; n < 3; n += 1) void answers.ask(WAITS);
    await soon(() => expect(asked).toEqual(['waits']));
    void answers.ask({ ...WAITS });
    waiting[0]?.({ rows: [1] });
    await soon(() => expect(answers.view).toEqual({ rows: [1] }));
    expect(asked).toEqual(['waits']);
    void answers.ask(WAITS);
    await soon(() => expect(asked).toEqual(['waits', 'waits']));
  });

  it('[RV15] something else, and whoever has just signed in, is asked for at once; only the newest answer counts', async () => {
    const answers = new AnswersController(new Page());
    void answers.ask(WAITS);
    await soon(() => expect(asked).toHaveLength(1));
    void answers.ask(WAITS, { anew: true });
    await soon(() => expect(asked).toHaveLength(2));
    void answers.ask(ARRIVALS);
    await soon(() => expect(asked).toEqual(['waits', 'waits', 'arrivals']));
    waiting[1]?.({ rows: [2] });
    waiting[0]?.({ rows: [1] });
    // An answer that was overtaken leaves the newer question open.
    await new Promise((done) => setTimeout(done, 20));
    expect(answers.view).toBeUndefined();
    void answers.ask(ARRIVALS);
    waiting[2]?.({ rows: [3] });
    await soon(() => expect(answers.view).toEqual({ rows: [3] }));
    expect(asked).toHaveLength(3);
  });
});
