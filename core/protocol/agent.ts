import { z } from 'zod';
import type { SlipForm } from '../catalogue/slip-form.ts';
import { BEYOND, type WaitRange } from '../base/wait-words.ts';
import type { SlipInput, SlipStep } from '../slip/ticket-slip.ts';
import type { PluggedDevice, Keymap } from '../catalogue/plugged.ts';
import { deviceAt } from './devices.ts';
import { language } from './bodies/fields.ts';
import { peopleWords } from './people-words.ts';
import type { Fields } from './shapes/shape.ts';
import { signAt } from './signs.ts';
import type { LedSign } from '../catalogue/signs.ts';

// What an agent and the server say to one another over the live door. The agent sends `agent-hello`, `agent-report`,
// `agent-state` and `agent-input`; the server sends `print`, `press`, `order`, `sign` and `picture`.

/** Counts up when either side would no longer understand the other. */
export const AGENT_PROTOCOL = 1;

const id = z.string().min(1).max(100);
const names = z.object({ 'zh-Hans': z.string(), 'zh-Hant': z.string(), en: z.string() });
const paperMm = z.union([z.literal(58), z.literal(80)]);

/** The trouble of a printer whose agent cannot write down what it prints, and so prints nothing. */
export const AGENT_DISK = 'agent-disk';

/** A printer at an agent, as it is. */
export const agentPrinter = z.object({
  id,
  state: z.enum(['ready', 'printing', 'waiting', 'offline', 'trouble']),
  paper: z.enum(['ok', 'low', 'out']),
  owed: z.int().min(0),
  /** Why it cannot print, in a word. */
  trouble: peopleWords(200).optional(),
});
export type AgentPrinter = z.infer<typeof agentPrinter>;

/** A USB printer that was found plugged in, and the address by which the hall file can name it. */
export const foundPrinter = z.object({
  address: z.string().max(200),
  name: peopleWords(200),
  /** False: it takes bytes and never answers. */
  answers: z.boolean(),
  /** Why it cannot be used as it is, in a word: `no-driver`. */
  lacks: peopleWords(50).optional(),
});
export type FoundPrinter = z.infer<typeof foundPrinter>;

export const agentState = z.object({
  printers: z.array(agentPrinter).max(50),
  found: z.array(foundPrinter).max(50),
  /** The input devices of this machine. */
  devices: z.array(deviceAt).max(200).default([]),
  /** Its LED signs. */
  signs: z.array(signAt).max(500).default([]),
});
export type AgentState = z.infer<typeof agentState>;

export const agentHello = agentState.extend({
  protocol: z.int(),
  /** Which spool: another one than before knows nothing of the jobs before. */
  spool: id,
  /** Every job that it knows and has not reported yet. */
  jobs: z.array(id).max(10_000),
});
export type AgentHello = z.infer<typeof agentHello>;

const paper = z.object({ ticket: id, copy: z.int().min(0) });
const attempt = z.union([
  z.object({ outcome: z.enum(['printed', 'sent', 'unknown']), detail: peopleWords(500).optional() }),
  z.object({ outcome: z.literal('failed'), detail: peopleWords(500) }),
]);

/** What became of a job. Sent until it is acknowledged. */
export const agentReport = z.object({ job: id, printer: id, paper: paper.optional(), attempt });
export type AgentReport = z.infer<typeof agentReport>;

/** What the server answers to a hello: the printers that are this agent's, and what their slips need. */
export const agentSetup = z.object({
  hall: z.object({ name: names, languages: z.array(language), timeZone: z.string() }),
  printers: z.array(
    z.object({
      id,
      name: z.string(),
      paperMm,
      model: z.string(),
      /** It stands in a kiosk, which goes on by itself when the server is out of reach. */
      kiosk: z.literal(true).optional(),
      /** Absent: the agent's own settings say where it is. */
      address: z.string().optional(),
    }),
  ),
  // Made by the server from its hall file, which has been checked there.
  inputs: z.custom<readonly PluggedDevice[]>((value) => Array.isArray(value), 'expected the input devices').default([]),
  keymaps: z.custom<readonly Keymap[]>((value) => Array.isArray(value), 'expected the keymaps').default([]),
  signs: z.custom<readonly LedSign[]>((value) => Array.isArray(value), 'expected the signs').default([]),
  /** The boards that browsers of this machine show, with their debugging ports. */
  boards: z.array(z.object({ id, port: z.int().min(1).max(65_535) })).default([]),
  /** What numbers of cards are sealed with; only for an agent that has a reader. */
  sealKey: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes').optional(),
  /** One byte a dot, 0 = black. */
  logo: z
    .object({
      widthDots: z.int().min(1),
      heightDots: z.int().min(1),
      grey: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes'),
    })
    .refine(({ widthDots, heightDots, grey }) => grey.length === widthDots * heightDots, 'expected a byte for each dot')
    .optional(),
});
export type AgentSetup = z.infer<typeof agentSetup>;

const wait = z.object({
  p10: z.number().optional(),
  p50: z.number(),
  p90: z.number(),
  beyond: z.enum(BEYOND).optional(),
  chanceToday: z.number().optional(),
} satisfies Fields<WaitRange>);

const step = z.object({
  serviceName: names,
  departmentName: names,
  zone: z.string(),
  lineName: names,
  ahead: z.int().min(0),
  aheadMost: z.int().min(0).optional(),
  others: z.string().optional(),
  waits: z.boolean().optional(),
  wait: wait.optional(),
  chance: z.string().optional(),
  materials: z.array(z.string()),
  after: names.optional(),
} satisfies Fields<SlipStep>);

const booking = z.object({ slotAt: z.number(), late: z.boolean() } satisfies Fields<NonNullable<SlipInput['booking']>>);

/** What the server sends of a slip: that the kiosk was cut off and how wide the printer is, the agent knows itself. */
type SentSlip = Omit<SlipInput, 'offline' | 'columns'>;

/** A slip as it crosses the wire: JSON leaves out what is undefined. */
const slipInput = z
  .object({
    hallName: names,
    language,
    number: z.string(),
    issuedAt: z.number(),
    asOf: z.number().optional(),
    timeZone: z.string(),
    categoryName: names.optional(),
    booking: booking.optional(),
    steps: z.array(step.transform(({ wait: told, after, ...rest }): SlipStep => ({ ...rest, wait: told, after }))),
    url: z.string(),
    copy: z.int().min(0),
    paperMm,
    // Made by the server from its hall file, which has been checked there.
    form: z.custom<SlipForm>((value) => Array.isArray(value), 'expected the parts of a slip').optional(),
  } satisfies Fields<SentSlip>)
  .transform(({ categoryName, form, ...rest }): SlipInput => ({
    ...rest,
    categoryName,
    ...(form === undefined ? {} : { form }),
  }));

/** An order to print, from the server. */
export const printOrder = z.object({
  job: id,
  printer: id,
  paper: paper.optional(),
  /** It has to begin within so many ms, or nobody stands there any more. */
  withinMs: z.number().min(0).optional(),
  input: slipInput,
});
export type PrintOrder = z.output<typeof printOrder>;
