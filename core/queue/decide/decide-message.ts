import { isBlank } from '../../base/blank.ts';
import { MINUTE, type Instant } from '../../base/time.ts';
import { idOf, isStaff } from '../authority.ts';
import type { EventBody } from '../event.ts';
import { MOST_MESSAGES, samePlace, stands, type MessageTo } from '../message.ts';
import type { HallState } from '../state.ts';
import { saidWhy } from './said-why.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import { openCounterOf } from './in-hand.ts';

type MessageCommand = CommandOf<'send-message' | 'withdraw-message' | 'see-message' | 'end-messages'>;

/** What staff tell a clerk, the people before a counter, or everybody who waits in a line. */
export function decideMessage(state: HallState, command: MessageCommand, now: Instant): Decision {
  switch (command.name) {
    case 'send-message':
      return send(state, command, now);
    case 'withdraw-message':
      return withdraw(state, command, now);
    case 'see-message':
      return see(state, command, now);
    case 'end-messages':
      if (command.actor.kind !== 'system') return refuse('not-allowed', 'the hall takes messages away by itself');
      return accept(...over(state, now));
  }
}

function send(state: HallState, command: CommandOf<'send-message'>, now: Instant): Decision {
  const { actor, to, text, minutes, reason } = command;
  if (!isStaff(actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor sends messages');
  if (Object.values(text).every((words) => isBlank(words))) return refuse('reason-needed', 'write what is to be told');
  const lost = nowhere(state, to);
  if (lost !== undefined) return lost;
  const there = [...state.messages.values()].filter((each) => stands(each, now) && samePlace(each.to, to));
  if (there.length >= MOST_MESSAGES) {
    return refuse('too-many-messages', `${String(MOST_MESSAGES)} messages stand there already: take one back first`);
  }
  const until = minutes === undefined ? {} : { until: now + minutes * MINUTE };
  return accept({ type: 'MessageSent', data: { to, text, by: idOf(actor), ...until, ...saidWhy(reason) } });
}

function nowhere({ index }: HallState, to: MessageTo): Decision | undefined {
  if ('line' in to) return index.lines.has(to.line) ? undefined : refuse('line-unknown', `there is no line ${to.line}`);
  const counter = 'counter' in to ? to.counter : to.screen;
  return index.counters.has(counter) ? undefined : refuse('counter-unknown', `there is no counter ${counter}`);
}

function withdraw(state: HallState, { actor, message, reason }: CommandOf<'withdraw-message'>, now: Instant): Decision {
  if (!isStaff(actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor takes messages back');
  const known = state.messages.get(message);
  if (known === undefined || !stands(known, now)) return refuse('message-unknown', `no message ${message} stands now`);
  return accept({ type: 'MessageWithdrawn', data: { message, by: idOf(actor), ...saidWhy(reason) } });
}

/** Whoever works at the counter says that they have read it. */
function see(state: HallState, command: CommandOf<'see-message'>, now: Instant): Decision {
  const { actor, counter, message } = command;
  const stand = openCounterOf(state, command);
  if (!stand.ok) return stand.error;
  const known = state.messages.get(message);
  const here = known !== undefined && 'counter' in known.to && known.to.counter === counter && stands(known, now);
  if (!here) return refuse('message-unknown', `no message ${message} stands at counter ${counter} now`);
  if (known.seen.some(({ by }) => by === idOf(actor))) return accept();
  return accept({ type: 'MessageSeen', data: { message, at: counter, by: idOf(actor) } });
}

/** Those whose time is over. */
function over(state: HallState, now: Instant): EventBody[] {
  return [...state.messages.values()]
    .filter((message) => !stands(message, now))
    .map(({ id }) => ({ type: 'MessageEnded', data: { message: id } }));
}
