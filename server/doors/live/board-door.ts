import type { Socket } from 'socket.io';
import { boardHeard, boardPainted, boardReport, type BoardReport } from '../../../core/protocol/boards.ts';
import type { BegunMark } from '../../../core/voice/begun.ts';
import { issuesOf } from '../../../core/protocol/issues.ts';
import type { Identity } from '../../auth/identity.ts';
import type { BoardPage, PaintedCall } from '../../equipment/boards/hall-boards.ts';
import { badInput, problem } from '../problem.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import type { Ears } from './ears.ts';

/** What the board has begun to say; of one that does not tell, anything may have been. */
function markOf({ begun }: BoardReport): BegunMark {
  return begun === undefined ? { seq: 0, at: Infinity } : { seq: begun.seq, at: Date.parse(begun.at) };
}

/**
 * Lets a board report how it is, what it has painted and what it could play. `painted` is told of each call a board
 * shows first.
 */
export function greetBoard(
  socket: Socket,
  { hear, gone }: Ears,
  identity: Identity,
  { boards, voice }: Pick<OpenHall, 'boards' | 'voice'>,
  painted: (call: PaintedCall) => void,
): void {
  if (identity.kind !== 'device' || identity.device !== 'board') {
    hear('board-report', onlyABoard);
    for (const message of ['board-painted', 'board-heard']) hear(message, toNobody);
    return;
  }
  const { id } = identity;
  const page: BoardPage = { send: (message, body) => socket.emit(message, body) };
  let leave: (() => void) | undefined;
  hear('board-report', (input) => {
    const parsed = boardReport.safeParse(input, { reportInput: true });
    if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
    const comes = leave === undefined;
    leave ??= boards.enter(id, page);
    if (leave === undefined) return { problem: problem(404, `there is no board ${id}`) };
    boards.report(id, parsed.data);
    if (comes) voice.zones.linked(id, markOf(parsed.data));
    return { ok: true };
  });
  hear('board-painted', (input) => {
    const parsed = boardPainted.safeParse(input);
    if (!parsed.success || leave === undefined) return;
    const call = { seq: parsed.data.seq, at: Date.parse(parsed.data.at) };
    if (boards.paint(id, call)) painted(call);
  });
  hear('board-heard', (input) => {
    const parsed = boardHeard.safeParse(input);
    if (parsed.success) voice.zones.heard(id, parsed.data.id, parsed.data.outcome);
  });
  gone(() => leave?.());
}

/** The answer to who is none. */
export function onlyABoard(): object {
  return { problem: problem(403, 'only a board with an identity of its own is heard') };
}

function toNobody(): void {
  // What is told without an answer is not heard of others.
}
