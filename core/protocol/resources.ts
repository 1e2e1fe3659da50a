import type { z } from 'zod';
import type { CommandAnswer, Commands, DoorCommand } from './commands.ts';
import { ACT_RESOURCES } from './resources/act-resources.ts';
import { ACCESS_RESOURCES } from './resources/access-resources.ts';
import { BOARD_RESOURCES } from './resources/board-resources.ts';
import { CITY_RESOURCES } from './resources/city-resources.ts';
import { COUNTER_RESOURCES } from './resources/counter-resources.ts';
import { DEVICE_RESOURCES } from './resources/device-resources.ts';
import { FORECAST_RESOURCES } from './resources/forecast-resources.ts';
import { HALL_RESOURCES } from './resources/hall-resources.ts';
import { HOOK_RESOURCES } from './resources/hook-resources.ts';
import { EQUIPMENT_RESOURCES } from './resources/equipment-resources.ts';
import { KEY_RESOURCES } from './resources/key-resources.ts';
import { PEOPLE_RESOURCES } from './resources/people-resources.ts';
import { NOTICE_RESOURCES } from './resources/notice-resources.ts';
import { REPORT_RESOURCES } from './resources/report-resources.ts';
import { TICKET_RESOURCES } from './resources/ticket-resources.ts';
import type { Sent, Shape } from './shapes/shape.ts';

/** Every path under /api/v1 with its method: the doors, the document and the pages are made from these rows. */
export const RESOURCES = {
  ...HALL_RESOURCES,
  ...TICKET_RESOURCES,
  ...ACCESS_RESOURCES,
  ...DEVICE_RESOURCES,
  ...KEY_RESOURCES,
  ...PEOPLE_RESOURCES,
  ...COUNTER_RESOURCES,
  ...ACT_RESOURCES,
  ...BOARD_RESOURCES,
  ...EQUIPMENT_RESOURCES,
  ...NOTICE_RESOURCES,
  ...FORECAST_RESOURCES,
  ...REPORT_RESOURCES,
  ...HOOK_RESOURCES,
  ...CITY_RESOURCES,
};

export type Resources = typeof RESOURCES;

/** A method and a path: `GET /hall`. */
export type ResourceName = keyof Resources;

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The paths that a method has. */
export type PathOf<M extends Method> = ResourceName extends infer N
  ? N extends `${M} ${infer Path}`
    ? Path
    : never
  : never;

/** The names of what stands in braces in a path. */
export type ParamOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamOf<Rest>
  : never;

type RowOf<N extends ResourceName> = Resources[N];
type CommandOf<N extends ResourceName> = RowOf<N> extends { readonly command: infer C extends DoorCommand } ? C : never;

/** Rows that are commands of the queue. */
export type CommandResourceName = {
  [N in ResourceName]: RowOf<N> extends { readonly command: string } ? N : never;
}[ResourceName];

/** What a success says. */
export type AnswerOf<N extends ResourceName> = [CommandOf<N>] extends [never]
  ? RowOf<N> extends { readonly answer: infer S extends z.ZodType }
    ? Shape<S>
    : undefined
  : CommandAnswer<CommandOf<N>>;

/** The status of a success. */
export type StatusOf<N extends ResourceName> = RowOf<N> extends { readonly success: infer S extends number } ? S : 200;

/** What the handler is told of the body; of a command's nothing, its own row parses it. */
export type BodyOf<N extends ResourceName> =
  RowOf<N> extends { readonly body: infer S extends z.ZodType } ? z.output<S> : undefined;

/** What the handler is told of the query. */
export type QueryOf<N extends ResourceName> =
  RowOf<N> extends { readonly query: infer S extends z.ZodType } ? z.output<S> : undefined;

/** What whoever asks sends as the body. */
export type BodySent<N extends ResourceName> = [CommandOf<N>] extends [never]
  ? RowOf<N> extends { readonly body: infer S extends z.ZodType }
    ? Sent<S>
    : undefined
  : Sent<Commands[CommandOf<N>]['body']>;

/** What whoever asks may put behind the `?`. */
export type QuerySent<N extends ResourceName> =
  RowOf<N> extends { readonly query: infer S extends z.ZodType } ? Sent<S> : undefined;
