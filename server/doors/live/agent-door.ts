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
import { newsOf } from '../../../core/protocol/news-of.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import type { Ears } from './ears.ts';

/** A browser that hangs is given up by the agent before. */
const PICTURE_MS = 12_000;

/** What an agent may say on its socket; to everybody else these words are closed. */
export function greetAgent(
  socket: Socket,
  { hear, gone }: Ears,
  identity: Identity,
  { agents: registry, inputs, signs, boards }: Pick<OpenHall, 'agents' | 'inputs' | 'signs' | 'boards'>,
): void {
  const agent = identity.kind === 'device' && identity.device === 'agent' ? identity.id : undefined;
  const link: AgentLink = {
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
        return { trouble: 'no-picture', detail: `agent ${agent ?? ''} did not answer as it should: ${why}` };
      }
    },
  };
  const hears =
    <S extends z.ZodType>(shape: S, answer: (said: z.output<S>, agent: string) => object) =>
    (input: unknown): object => {
      if (agent === undefined) return { problem: problem(403, 'only an agent says this') };
      const parsed = shape.safeParse(input, { reportInput: true });
      return parsed.success ? answer(parsed.data, agent) : { problem: badInput(issuesOf(parsed.error)) };
    };
  hear(
    'agent-hello',
    hears(agentHello, (hello, id) => {
      const setup = registry.join(id, hello, link);
      if (!setup.ok) return { problem: problem(409, setup.error, { title: 'The agent is not let in' }) };
      for (const each of hello.devices) inputs.state(each, id);
      for (const each of hello.signs) signs.state(each, id);
      signs.agentCame(id);
      return { ok: true, setup: setup.value };
    }),
  );
  hear(
    'agent-report',
    hears(agentReport, (report: AgentReport, id) => {
      registry.report(id, report);
      return { ok: true };
    }),
  );
  hear(
    'agent-state',
    hears(agentState, (state: AgentState, id) => {
      registry.state(id, state);
      for (const each of state.devices) inputs.state(each, id);
      for (const each of state.signs) signs.state(each, id);
      return { ok: true };
    }),
  );
  hear(
    'agent-input',
    hears(agentInput, ({ device, news }, id) => {
      inputs.hear(device, newsOf(news), id);
      return { ok: true };
    }),
  );
  hear(
    'agent-page',
    hears(agentPage, ({ board, news }, id) => {
      if (!registry.hasBoard(id, board)) return { problem: problem(404, `no browser of ${board} is at agent ${id}`) };
      boards.page(board, news, `agent:${id}`);
      return { ok: true };
    }),
  );
  gone(() => {
    if (agent === undefined || !registry.leave(agent, link)) return;
    inputs.agentLeft(agent);
    signs.agentLeft(agent);
  });
}
