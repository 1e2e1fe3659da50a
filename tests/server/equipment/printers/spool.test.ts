import { describe, expect, it } from 'vitest';
import {
  GIVE_UP_AFTER,
  nextStep,
  OWN_PATIENCE,
  paperWay,
  type SpoolJob,
} from '../../../../server/equipment/printers/spool.ts';
import { fc } from '../../../support/property.ts';

const T = 1_000_000;
const job = (more: Partial<SpoolJob> = {}): SpoolJob => ({ home: 'k1', owedAt: T, failed: undefined, ...more });
const printers = (usable: readonly string[], standIn?: string) => ({
  trouble: (printer: string) => (usable.includes(printer) ? undefined : 'paper-out'),
  standIn: () => standIn,
});

describe('the spool', () => {
  it('[SP1] a paper is printed where it is owed, at once', () => {
    expect(nextStep(job(), printers(['k1', 'k2'], 'k2'), T)).toEqual({ do: 'print', at: 'k1' });
  });

  it('[SP2] a printer that is out of paper keeps it for a moment, then the stand-in prints it', () => {
    expect(nextStep(job(), printers(['k2'], 'k2'), T)).toEqual({ do: 'wait', until: T + OWN_PATIENCE });
    expect(nextStep(job(), printers(['k2'], 'k2'), T + OWN_PATIENCE)).toEqual({ do: 'print', at: 'k2' });
  });

  it('[SP3] its own printer comes first again as soon as it is back', () => {
    expect(nextStep(job(), printers(['k1', 'k2'], 'k2'), T + OWN_PATIENCE + 1)).toEqual({ do: 'print', at: 'k1' });
  });

  it('[SP4] what failed is not tried again in the same breath', () => {
    const failed = { printer: 'k1', at: T, detail: 'refused' };
    expect(nextStep(job({ failed }), printers(['k1']), T)).toMatchObject({ do: 'wait' });
    expect(nextStep(job({ failed }), printers(['k1']), T + 2000)).toEqual({ do: 'print', at: 'k1' });
  });

  it('[SP5] after a minute it is given up, with the reason of the last failure', () => {
    const failed = { printer: 'k1', at: T + 1000, detail: 'paper-out' };
    expect(nextStep(job({ failed }), printers(['k1', 'k2'], 'k2'), T + GIVE_UP_AFTER)).toEqual({
      do: 'give-up',
      detail: 'paper-out',
    });
  });

  it('[SP6] waiting always ends: the time that it names lies ahead and no later than the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 * GIVE_UP_AFTER }),
        fc.option(fc.record({ printer: fc.constantFrom('k1', 'k2'), at: fc.integer({ min: 0, max: 50_000 }) })),
        fc.subarray(['k1', 'k2']),
        fc.constantFrom(undefined, 'k2', 'k1'),
        (passed, failed, usable, standIn) => {
          const at = failed === null ? undefined : { ...failed, at: T + Math.min(failed.at, passed), detail: 'x' };
          const step = nextStep(job({ failed: at }), printers(usable, standIn), T + passed);
          if (step.do === 'wait') {
            expect(step.until).toBeGreaterThan(T + passed);
            expect(step.until).toBeLessThanOrEqual(T + GIVE_UP_AFTER);
          } else if (step.do === 'print') expect(usable).toContain(step.at);
          else expect(passed).toBeGreaterThanOrEqual(GIVE_UP_AFTER);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

it('[KP1] a paper comes out here, at the stand-in, or nowhere', () => {
  expect(paperWay('k1', printers(['k1', 'k2'], 'k2'))).toEqual({ paper: 'here' });
  expect(paperWay('k1', printers(['k2'], 'k2'))).toEqual({ paper: 'elsewhere', at: 'k2' });
  expect(paperWay('k1', printers([], 'k2'))).toEqual({ paper: 'none' });
  expect(paperWay('k1', printers(['k2']))).toEqual({ paper: 'none' });
  // A printer that is named as its own stand-in is none.
  expect(paperWay('k1', printers([], 'k1'))).toEqual({ paper: 'none' });
});
