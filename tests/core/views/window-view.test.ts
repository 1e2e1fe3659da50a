import { expect, it } from 'vitest';
import { windowView } from '../../../core/views/window-view.ts';
import { open, rulesOf } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const NOBODY = { nameOf: () => undefined, photoOf: () => undefined };

it('[BD49] over a counter stands what somebody came for, unless nobody else is to read it', () => {
  const hall = smallHall();
  const rules = rulesOf({
    ...hall,
    services: hall.services.map((each) => (each.id === 'deed-tax' ? { ...each, discreet: true } : each)),
  });
  open(rules, '1', '3');
  const [first, second] = [rules.take('alpha'), rules.take('deed-tax')];
  rules.next('1');
  rules.next('3');
  const shown = (counter: string) => windowView(rules.world, counter, rules.now, NOBODY)?.ticket;
  expect(shown('1')).toMatchObject({ number: first, state: 'called', service: { en: 'alpha' } });
  expect(shown('3')).toMatchObject({ number: second, state: 'called' });
  expect(shown('3')).not.toHaveProperty('service');
});
