import { describe, expect, it } from 'vitest';
import {
  ACK_MS,
  ANSWER_MS,
  begin,
  JOB_MS,
  step,
  type Action,
  type Dialogue,
  type Ending,
  type Input,
  type Task,
} from '../../printer/dialogue/dialogue.ts';
import { readReplies, type Reply } from '../../printer/status/replies.ts';
import { fc } from '../support/property.ts';

const JOB = Uint8Array.of(1, 2, 3);
const TASK: Task = { job: JOB, ack: 'process-id', processId: '0042' };
const heard = (...bytes: number[]): Input => ({ kind: 'heard', bytes: Uint8Array.from(bytes) });
const PID = [0x37, 0x22, ...Buffer.from('0042'), 0];

/** Plays inputs, each a millisecond after the last or at its own time, and keeps what was done. */
function play(task: Task, inputs: readonly (Input | readonly [Input, number])[]) {
  let now = 1000;
  let state: Dialogue = begin(task, now);
  const actions: Action[] = [];
  for (const each of inputs) {
    const [input, at] = Array.isArray(each) ? (each as [Input, number]) : [each as Input, now + 1];
    now = at;
    const stepped = step(state, input, now);
    state = stepped.state;
    actions.push(...stepped.actions);
  }
  const endings = actions.flatMap((action): Ending[] => (action.do === 'end' ? [action.ending] : []));
  return { state, actions, endings, jobs: actions.filter((action) => action.do === 'write-job').length };
}

const OK = [{ kind: 'opened' }, heard(0x12), heard(0x12), heard(0x12)] as const satisfies readonly Input[];

/** Whether the bytes of the printer hold the acknowledgement at all, in whatever pieces. */
function saidAnywhere(inputs: readonly (readonly [Input, number])[], ack: Task['ack']): boolean {
  const bytes = inputs.flatMap(([input]) => (input.kind === 'heard' ? [...input.bytes] : []));
  if (ack === 'paper-status') return bytes.some((byte) => (byte & 0x9c) === 0 && (byte & 3) % 3 === 0);
  // Flow control is taken out before anything else is read.
  const plain = Buffer.from(bytes.filter((byte) => byte !== 0x11 && byte !== 0x13));
  return plain.includes(Buffer.from(PID));
}

describe('what a printer says', () => {
  it('[G1] kinds are told apart by their fixed bits, in whatever pieces they come', () => {
    const said = [0x12, 0x14, 0, 0, 0, ...PID, 0x00, 0x3b, 0x31, 0x00, 0x0c];
    const kinds = ['real-time', 'automatic', 'process-id', 'paper', 'power-on', 'paper'];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (cuts) => {
        let left: readonly number[] = [];
        const replies: Reply[] = [];
        for (let at = 0, piece = 0; at < said.length; piece += 1) {
          const next = at + (cuts[piece] ?? 3);
          const read = readReplies(left, Uint8Array.from(said.slice(at, next)));
          replies.push(...read.replies);
          left = read.left;
          at = next;
        }
        expect(replies.map(({ kind }) => kind)).toEqual(kinds);
      }),
    );
  });

  it('[G2] no bytes whatever stop it', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (pieces) => {
        let left: readonly number[] = [];
        for (const piece of pieces) left = readReplies(left, piece).left;
        expect(left.length).toBeLessThan(200);
      }),
    );
  });
});

describe('the dialogue', () => {
  it('[G3] asks how it is, hands the job over, and has printed when the printer says so', () => {
    const { actions, endings } = play(TASK, [...OK, { kind: 'written' }, heard(...PID)]);
    expect(actions.map((action) => action.do)).toEqual(['ask', 'ask', 'ask', 'write-job', 'end']);
    expect(endings).toMatchObject([{ outcome: 'printed', condition: { online: true, paper: 'ok' } }]);
  });

  it('[G4] a printer in trouble is not given the job, and it is certain that nothing came out', () => {
    const paperOut = play(TASK, [{ kind: 'opened' }, heard(0x1a), heard(0x32), heard(0x7e)]);
    expect(paperOut.endings).toMatchObject([{ outcome: 'failed', detail: 'paper-out' }]);
    const cover = play(TASK, [{ kind: 'opened' }, heard(0x1a), heard(0x16), heard(0x12)]);
    expect(cover.endings).toMatchObject([{ outcome: 'failed', detail: 'cover-open' }]);
    const cutter = play(TASK, [{ kind: 'opened' }, heard(0x1a), heard(0x52), heard(0x12), heard(0x1a)]);
    expect(cutter.endings).toMatchObject([{ outcome: 'failed', detail: 'cutter' }]);
    expect(paperOut.jobs + cover.jobs + cutter.jobs).toBe(0);
  });

  it('[G5] a printer that does not answer is not there; one that leaves out a later status is', () => {
    const none = play(TASK, [{ kind: 'opened' }, [{ kind: 'time' }, 1001 + ANSWER_MS]]);
    expect(none.endings).toMatchObject([{ outcome: 'failed', detail: 'no-answer', condition: { online: false } }]);
    const terse = play(TASK, [
      { kind: 'opened' },
      heard(0x12),
      [{ kind: 'time' }, 5000],
      // The answer to the second question, too late: it says "cover open", and there would be paper for a fourth.
      heard(0x16),
      { kind: 'written' },
      heard(...PID),
    ]);
    expect(terse.endings).toMatchObject([{ outcome: 'printed' }]);
    expect(terse.actions.filter((action) => action.do === 'ask')).toHaveLength(2);
  });

  it('[G6] once the job has been handed over, whatever goes wrong leaves it unknown', () => {
    const gone = play(TASK, [...OK, { kind: 'ended', detail: 'gone' }]);
    const silent = play(TASK, [...OK, { kind: 'written' }, [{ kind: 'time' }, 100_000 + ACK_MS]]);
    const off = play(TASK, [...OK, { kind: 'written' }, heard(0x3b, 0x31, 0x00)]);
    const others = play(TASK, [...OK, heard(0x37, 0x22, 0x30, 0x30, 0x34, 0x31, 0), [{ kind: 'time' }, 100_000]]);
    for (const { endings, jobs } of [gone, silent, off, others]) {
      expect(endings).toMatchObject([{ outcome: 'unknown' }]);
      expect(jobs).toBe(1);
    }
  });

  it('[G7] a printer that never says anything is asked nothing, and its jobs end as sent', () => {
    const { actions, endings } = play({ ...TASK, ack: 'none' }, [{ kind: 'opened' }, { kind: 'written' }]);
    expect(actions.map((action) => action.do)).toEqual(['write-job', 'end']);
    expect(endings).toMatchObject([{ outcome: 'sent' }]);
  });

  it('[G17] a paper status is no acknowledgement when it says that there is no paper, or sets half a pair', () => {
    const task: Task = { ...TASK, ack: 'paper-status' };
    for (const byte of [0x0c, 0x0f, 0x0a, 0x41])
      expect(play(task, [...OK, { kind: 'written' }, heard(byte)]).endings).toEqual([]);
    for (const byte of [0x00, 0x03])
      expect(play(task, [...OK, { kind: 'written' }, heard(byte)]).endings).toMatchObject([{ outcome: 'printed' }]);
  });

  it('[G17] a paper status that comes while bytes are leaving ends nothing before the last has left', () => {
    const task: Task = { ...TASK, ack: 'paper-status' };
    expect(play(task, [...OK, heard(0x00)]).endings).toEqual([]);
    expect(play(task, [...OK, heard(0x00), { kind: 'written' }]).endings).toMatchObject([{ outcome: 'printed' }]);
    const gone = play(task, [...OK, heard(0x00), { kind: 'ended', detail: 'gone' }]);
    expect(gone.endings).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('[G18] told to stop, a job that has begun is unknown, any other has failed', () => {
    const stop: Input = { kind: 'stop' };
    expect(play(TASK, [stop]).endings).toMatchObject([{ outcome: 'failed', detail: 'stopped' }]);
    expect(play(TASK, [{ kind: 'opened' }, stop]).endings).toMatchObject([{ outcome: 'failed', detail: 'stopped' }]);
    expect(play(TASK, [...OK, stop]).endings).toMatchObject([{ outcome: 'unknown', detail: 'stopped' }]);
  });

  it('[G19] the whole job has one deadline, whatever it was spent on', () => {
    const at = 1000 + JOB_MS + JOB.length;
    const late = play(TASK, [...OK, [{ kind: 'written' }, at - 1], [{ kind: 'time' }, at]]);
    expect(late.endings).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('[G8] whatever comes, in whatever order: one job and one end at most, printed only if it was said, failed only if nothing left', () => {
    const input = fc.oneof(
      fc.constant<Input>({ kind: 'opened' }),
      fc.constant<Input>({ kind: 'written' }),
      fc.constant<Input>({ kind: 'ended', detail: 'x' }),
      fc.constant<Input>({ kind: 'not-opened', detail: 'x' }),
      fc.constant<Input>({ kind: 'time' }),
      fc.constant<Input>({ kind: 'stop' }),
      fc.uint8Array({ maxLength: 8 }).map((bytes): Input => ({ kind: 'heard', bytes })),
      fc.constantFrom(heard(0x12), heard(0x1a), heard(...PID), heard(0x00), heard(0x3b, 0x31, 0)),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('process-id' as const, 'paper-status' as const, 'none' as const),
        fc.array(fc.tuple(input, fc.integer({ min: 0, max: 30_000 })), { maxLength: 30 }),
        (ack, steps) => {
          let at = 1000;
          const opened: (readonly [Input, number])[] = [[{ kind: 'opened' }, at]];
          const timed = steps.map(([each, later]) => [each, (at += later)] as const);
          // A link opens once; what comes before is no input of a real one.
          const { endings, jobs } = play({ ...TASK, ack }, [
            ...opened,
            ...timed.filter(([each]) => each.kind !== 'opened'),
          ]);
          expect(jobs).toBeLessThanOrEqual(1);
          expect(endings.length).toBeLessThanOrEqual(1);
          const outcome = endings[0]?.outcome;
          if (outcome === 'failed') expect(jobs).toBe(0);
          if (outcome === 'printed' || outcome === 'sent' || outcome === 'unknown') expect(jobs).toBe(1);
          if (outcome === 'printed') {
            expect(ack).not.toBe('none');
            expect(saidAnywhere(timed, ack)).toBe(true);
          }
          if (outcome === 'sent') expect(ack).toBe('none');
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('[G20] against a printer that answers rightly, in any pieces, with a break at any byte: unknown if and only if bytes had gone and no acknowledgement came', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('process-id' as const, 'paper-status' as const),
        fc.constantFrom(...CONDITIONS),
        fc.integer({ min: 0, max: 40 }),
        fc.boolean(),
        (ack, [answers, well], breaksAfter, confirms) => {
          let now = 0;
          let state = begin({ ...TASK, ack }, now);
          const endings: Ending[] = [];
          let papers = 0;
          let acknowledged = false;
          let said = 0;
          const feed = (input: Input): void => {
            const stepped = step(state, input, (now += 1));
            state = stepped.state;
            for (const action of stepped.actions) {
              if (action.do === 'end') endings.push(action.ending);
              else if (action.do === 'ask') say(answers[action.bytes[2] ?? 0] ?? []);
              else {
                papers += 1;
                feed({ kind: 'written' });
                if (confirms) acknowledged = say(ack === 'process-id' ? PID : [0x00]);
              }
            }
          };
          /** One byte at a time; the link breaks when so many have come. Whether all got through. */
          const say = (bytes: readonly number[]): boolean =>
            bytes.every((byte) => {
              if (said === breaksAfter) return (feed({ kind: 'ended', detail: 'gone' }), false);
              said += 1;
              feed(heard(byte));
              return true;
            });
          feed({ kind: 'opened' });
          while (state.phase !== 'over') {
            now = state.wakeAt;
            feed({ kind: 'time' });
          }
          expect(endings).toHaveLength(1);
          expect(papers).toBeLessThanOrEqual(well ? 1 : 0);
          expect(endings[0]?.outcome).toBe(papers === 0 ? 'failed' : acknowledged ? 'printed' : 'unknown');
        },
      ),
    );
  });
});

/** Answers to DLE EOT 1 to 4, and whether such a printer is given a job. */
const CONDITIONS: readonly (readonly [Readonly<Record<number, readonly number[]>>, boolean])[] = [
  [{ 1: [0x12], 2: [0x12], 4: [0x12] }, true],
  [{ 1: [0x16], 2: [0x12], 4: [0x1e] }, true],
  [{ 1: [0x12], 2: [0x10, 0x00, 0x00, 0x00, 0x12], 4: [0x12] }, true],
  [{ 1: [0x1a], 2: [0x32], 4: [0x7e] }, false],
  [{ 1: [0x1a], 2: [0x16], 4: [0x12] }, false],
  [{ 1: [0x1a], 2: [0x52], 3: [0x1a], 4: [0x12] }, false],
  [{}, false],
];
