import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { faultText } from '../../../core/base/fault-text.ts';
import { agentInput } from '../../../core/protocol/devices.ts';
import {
  agentHello,
  agentReport,
  agentState,
  type AgentReport,
  type AgentState,
} from '../../../core/protocol/agent.ts';
import { issuesOf } from '../../../core/protocol/issues.ts';
import { agentPage, pictureAnswer } from '../../../core/protocol/pictures.ts';
import type { AgentLink } from '../../equipment/agents/hall-agents.ts';
import type { Identity } from '../../auth/identity.ts';
import { badInput, problem } from '../problem.ts';
import { numbersAsked, paperTold } from '../../../core/protocol/offline.ts';
import { lendNumbers, takePaper, type LendingHall, type NotDone } from '../../equipment/agents/offline-numbers.ts';
import { newsOf } from '../../../core/protocol/news-of.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import type { Ears } from './ears.ts';

/** A browser that hangs is given up by the agent before. */
const PICTURE_MS = 12_000;

type AgentHall = Pick<OpenHall, 'agents' | 'inputs' | 'signs' | 'boards'> & LendingHall;

const WORDS = ['hello', 'report', 'state', 'input', 'page', 'numbers', 'paper'] as const;

/** What an agent may say on its socket; to everybody else these words are closed. */
export function greetAgent(socket: Socket, { hear, gone }: Ears, identity: Identity, hall: AgentHall): void {
  if (identity.kind !== 'device' || identity.device !== 'agent') {
    // One answer for all: of strangers there may be thousands, and whatever is made for each of them is kept.
    for (const word of WORDS) hear(`agent-${word}`, onlyAnAgent);
    return;
  }
  const agent = identity.id;
  const link = linkOver(socket, agent);
  const answers = answersOf(hall, link, agent);
  for (const word of WORDS) hear(`agent-${word}`, answers[word]);
  gone(() => {
    if (!hall.agents.leave(agent, link)) return;
    hall.inputs.agentLeft(agent);
    hall.signs.agentLeft(agent);
  });
}

function onlyAnAgent(): object {
  return { problem: problem(403, 'only an agent says this') };
}

/** What the hall tells an agent. */
function linkOver(socket: Socket, agent: string): AgentLink {
  return {
    order: (order) => void socket.emit('print', order),
    press: (device, press) => void socket.emit('press', { device, press }),
    tell: (device, order) => void socket.emit('order', { device, order }),
    again: () => void socket.disconnect(true),
    show: (sign, text) => void socket.emit('sign', { sign, text }),
    picture: async (board) => {
      try {
        return pictureAnswer.parse(await socket.timeout(PICTURE_MS).emitWithAck('picture', { board }));
      } catch (fault) {
        const why = faultText(fault);
        return { trouble: 'no-picture', detail: `agent ${agent} did not answer as it should: ${why}` };
      }
    },
  };
}

/** What is done about each word of an agent, and answered. */
function answersOf(hall: AgentHall, link: AgentLink, id: string) {
  const { agents: registry, inputs, signs, boards } = hall;
  return {
    hello: inForm(agentHello, (hello) => {
      const setup = registry.join(id, hello, link);
      if (!setup.ok) return { problem: problem(409, setup.error, { title: 'The agent is not let in' }) };
      for (const each of hello.devices) inputs.state(each, id);
      for (const each of hello.signs) signs.state(each, id);
      signs.agentCame(id);
      return { ok: true, setup: setup.value };
    }),
    report: inForm(agentReport, async (report: AgentReport) => {
      if (await registry.report(id, report)) return { ok: true };
      return {
        problem: problem(503, 'what became of this paper cannot be written down now; keep it and say it again'),
      };
    }),
    state: inForm(agentState, (state: AgentState) => {
      registry.state(id, state);
      for (const each of state.devices) inputs.state(each, id);
      for (const each of state.signs) signs.state(each, id);
      return { ok: true };
    }),
    input: inForm(agentInput, ({ device, news }) => {
      inputs.hear(device, newsOf(news), id);
      return { ok: true };
    }),
    page: inForm(agentPage, ({ board, news }) => {
      if (!registry.hasBoard(id, board)) return { problem: problem(404, `no browser of ${board} is at agent ${id}`) };
      boards.page(board, news, `agent:${id}`);
      return { ok: true };
    }),
    numbers: inForm(numbersAsked, async (asked) => {
      const given = await lendNumbers(hall, id, asked);
      return given.ok ? { ok: true, numbers: given.value } : notDone(given.error);
    }),
    paper: inForm(paperTold, async (told) => {
      const taken = await takePaper(hall, id, told);
      return taken.ok ? { ok: true, paper: taken.value } : notDone(taken.error);
    }),
  };
}

function notDone({ status, detail }: NotDone): object {
  return { problem: problem(status, detail) };
}

/** Hears only what has the shape of the word. */
function inForm<S extends z.ZodType>(shape: S, answer: (said: z.output<S>) => object | Promise<object>) {
  return (input: unknown): object | Promise<object> => {
    const parsed = shape.safeParse(input, { reportInput: true });
    return parsed.success ? answer(parsed.data) : { problem: badInput(issuesOf(parsed.error)) };
  };
}
