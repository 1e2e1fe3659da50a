import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { EventOf, HallEvent } from '../../core/queue/event.ts';
import {
  callable,
  emptyModel,
  inOrder,
  tell,
  weigh,
  whoIsNext,
  type DayModel,
  type ModelCandidate,
  type ModelStep,
  type ModelTicket,
} from './day-model.ts';

/** Every call recomputed from the events alone. `wrong` says what did not agree, the first twenty in words. */
export type Recount = {
  calls: number;
  wrong: number;
  readonly words: string[];
  /** Calls of somebody who had waited past the cap, and the longest wait beyond it. */
  pastCap: number;
  longestPastCapMs: number;
  /** Calls that went past somebody beyond the cap to one who had come later: there may be none. */
  overtakenPastCap: number;
};

/** What is to be told of each event in turn, and the recount so far. Shares no code with the rules of the hall. */
export function recountCalls(catalogue: Catalogue): {
  readonly watch: (event: HallEvent) => void;
  readonly recount: Recount;
} {
  const recount: Recount = {
    calls: 0,
    wrong: 0,
    words: [],
    pastCap: 0,
    longestPastCapMs: 0,
    overtakenPastCap: 0,
  };
  let model = emptyModel(catalogue);
  const watch = (event: HallEvent): void => {
    if (event.type === 'TicketCalled') check(model, event, recount);
    tell(model, event);
    if (event.type === 'DayClosed') model = emptyModel(catalogue);
    else if ('ticket' in event.data) forgetIfOver(model, event.data.ticket);
  };
  return { watch, recount };
}

const OVER = ['done', 'cancelled', 'transferred'];

/** The model keeps everybody of the day; a year has to forget. */
function forgetIfOver(model: DayModel, id: string): void {
  const ticket = model.tickets.get(id);
  if (ticket?.steps.every((step) => OVER.includes(step.state)) === true) model.tickets.delete(id);
}

function check(model: DayModel, event: EventOf<'TicketCalled'>, recount: Recount): void {
  const { data, at } = event;
  const wrong = (what: string): void => {
    recount.wrong += 1;
    if (recount.words.length < 20) recount.words.push(`${event.day} event ${String(event.seq)}: ${what}`);
  };
  recount.calls += 1;
  const waiting = callable(model, data.counter);
  const next = whoIsNext(model, waiting, at);
  if (next === undefined || next.ticket.id !== data.ticket || next.step !== data.step) {
    return wrong(`${data.number} was called, ${next?.ticket.number ?? 'nobody'} was next`);
  }
  const problem = reasonProblem(model, event, waiting);
  if (problem !== undefined) wrong(problem);

  const calledSince = stepOf(next).since;
  const beyond = at - calledSince - weigh(model, next, at).cap;
  if (beyond >= 0) {
    recount.pastCap += 1;
    recount.longestPastCapMs = Math.max(recount.longestPastCapMs, beyond);
  }
  for (const each of waiting) {
    if (at - stepOf(each).since >= weigh(model, each, at).cap && stepOf(each).since < calledSince) {
      recount.overtakenPastCap += 1;
      wrong(`${data.number} overtook ${each.ticket.number}, who was past the cap`);
    }
  }
}

/** What the call's own record has to be: the first of each queue, each with the right numbers, in the right order. */
function reasonProblem(
  model: DayModel,
  { data, at }: EventOf<'TicketCalled'>,
  waiting: readonly ModelCandidate[],
): string | undefined {
  const firsts = new Map<string, ModelCandidate>();
  for (const each of waiting) {
    const { line, category, reservedFor } = stepOf(each);
    const key = [line, category, String(each.ticket.first), reservedFor ?? ''].join('/');
    const before = firsts.get(key);
    if (
      before === undefined ||
      place(each) < place(before) ||
      (place(each) === place(before) && seqOf(each) < seqOf(before))
    )
      firsts.set(key, each);
  }
  const expected = new Set([...firsts.values()].map((each) => `${each.ticket.id}/${String(each.step)}`));
  const { heads } = data.reason;
  for (const head of heads) {
    const ticket = model.tickets.get(head.ticket) as ModelTicket;
    const found = waiting.find((each) => each.ticket === ticket && each.step === head.step);
    if (found === undefined) return `${head.number} stands in the reason and does not wait`;
    const facts = weigh(model, found, at);
    const same =
      head.since === stepOf(found).since &&
      head.targetMs === facts.target &&
      head.slopeMs === facts.slope &&
      head.capMs === facts.cap &&
      head.tier === facts.tier &&
      head.level === found.level &&
      head.seq === ticket.seq;
    if (!same) return `the reason tells other numbers of ${head.number}`;
    expected.delete(`${head.ticket}/${String(head.step)}`);
  }
  if (expected.size > 0) return `the reason leaves out ${[...expected].join(', ')}`;
  const order = heads.map((head) => waiting.find((each) => each.ticket.id === head.ticket && each.step === head.step));
  for (let index = 1; index < order.length; index += 1) {
    const [one, two] = [order[index - 1], order[index]];
    if (one !== undefined && two !== undefined && inOrder(model, one, two, at) > 0)
      return `the reason tells ${two.ticket.number} after ${one.ticket.number}`;
  }
  return undefined;
}

function stepOf({ ticket, step }: ModelCandidate): ModelStep {
  return ticket.steps[step] as ModelStep;
}

function place(each: ModelCandidate): number {
  return stepOf(each).since;
}

function seqOf(each: ModelCandidate): number {
  return each.ticket.seq;
}
