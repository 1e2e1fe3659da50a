import { actorName, type Actor } from '../command.ts';
import { isStaff } from '../authority.ts';
import { saidWhy } from './said-why.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import { returned } from './lending.ts';
import type { CounterState, HallState } from '../state.ts';

type CounterCommand = CommandOf<'open-counter' | 'pause-counter' | 'close-counter'>;

/**
 * A counter going on line, pausing and going off line. A clerk holds one counter at a time; a supervisor may act at
 * any.
 */
export function decideCounter(state: HallState, command: CounterCommand): Decision {
  const counter = state.counters.get(command.counter);
  if (counter === undefined) return refuse('counter-unknown', `there is no counter ${command.counter}`);
  if (!isStaff(command.actor)) return refuse('not-allowed', 'only staff open, pause and close counters');
  switch (command.name) {
    case 'open-counter':
      return open(state, command, counter);
    case 'pause-counter': {
      if (counter.state === 'closed') return refuse('counter-closed', `counter ${command.counter} is closed`);
      const denied = notYours(counter, command.actor);
      if (denied !== undefined) return denied;
      if (counter.inHand !== undefined) return refuse('counter-busy', 'finish the ticket in hand before a pause');
      return accept(...returned(state, command.counter, 'counter-paused'), {
        type: 'CounterPaused',
        data: { counter: command.counter, reason: command.reason },
      });
    }
    case 'close-counter': {
      if (counter.state === 'closed') return accept();
      const denied = notYours(counter, command.actor);
      if (denied !== undefined) return denied;
      if (counter.inHand !== undefined) return refuse('counter-busy', 'finish the ticket in hand before closing');
      return accept(...returned(state, command.counter, 'counter-closed'), {
        type: 'CounterClosed',
        data: { counter: command.counter, ...saidWhy(command.reason) },
      });
    }
  }
}

function open(state: HallState, command: CommandOf<'open-counter'>, counter: CounterState): Decision {
  const { actor } = command;
  if (actor.kind !== 'staff') return refuse('not-allowed', 'only staff open counters');
  const clerk = actor.id;
  // The desk does what a clerk does, also here.
  const held = !isStaff(actor, 'supervisor');
  if (counter.state !== 'closed') {
    if (held && counter.clerk !== clerk) {
      return refuse('counter-taken', `counter ${command.counter} is held by ${counter.clerk}`);
    }
    if (counter.state === 'open') return accept();
    // Back from a pause: whoever opened it still holds it, also when a supervisor ends the pause.
    return accept({
      type: 'CounterOpened',
      data: { counter: command.counter, clerk: counter.clerk, held: counter.held, ...saidWhy(command.reason) },
    });
  }
  const other = held ? state.counterOfClerk.get(clerk) : undefined;
  if (other !== undefined)
    return refuse('clerk-elsewhere', `${actorName(actor)} holds counter ${other}; close it first`);
  return accept({ type: 'CounterOpened', data: { counter: command.counter, clerk, held, ...saidWhy(command.reason) } });
}

/** A refusal when a clerk acts at a counter that somebody else holds. */
export function notYours(counter: Exclude<CounterState, { state: 'closed' }>, actor: Actor): Decision | undefined {
  if (isStaff(actor, 'supervisor')) return undefined;
  if (actor.kind === 'staff' && actor.id === counter.clerk) return undefined;
  return refuse('not-your-counter', `this counter is held by ${counter.clerk}`);
}
