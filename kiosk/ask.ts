import type { FlowEvent } from './flow.ts';

/** What a screen asks the flow for; the app adds the command ids. */
export type Ask = FlowEvent extends infer E
  ? E extends { readonly commandId: string }
    ? Omit<E, 'commandId' | 'nextCommandId'>
    : E
  : never;

/** Tells the app what the citizen touched. */
export function ask(from: HTMLElement, detail: Ask): void {
  from.dispatchEvent(new CustomEvent<Ask>('ask', { detail, bubbles: true, composed: true }));
}

declare global {
  interface HTMLElementEventMap {
    ask: CustomEvent<Ask>;
  }
}
