import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createKeybindingsHandler } from 'tinykeys';
import type { KeyTarget } from './actions.ts';

/** Hears the keys of the console wherever the focus is, except where they mean something else. */
export class KeysController implements ReactiveController {
  /** A panel is open: its own keys count, and of ours only those that show something. */
  held = false;
  /** Keys that answer what the panel asks. */
  answers: readonly KeyTarget[] = [];
  private handler: ((event: Event) => void) | undefined;
  private bound: Readonly<Record<string, KeyTarget>> | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly onKey: (target: KeyTarget) => void,
  ) {
    host.addController(this);
  }

  /** The keys as they count from now on. */
  bind(bindings: Readonly<Record<string, KeyTarget>>): void {
    if (bindings === this.bound) return;
    this.bound = bindings;
    this.hostDisconnected();
    this.handler = createKeybindingsHandler(
      Object.fromEntries(
        Object.entries(bindings).map(
          ([key, target]) => [key, (event: KeyboardEvent) => this.heard(event, target)] as const,
        ),
      ),
    );
    this.hostConnected();
  }

  hostConnected(): void {
    if (this.handler !== undefined) window.addEventListener('keydown', this.handler);
  }

  hostDisconnected(): void {
    if (this.handler !== undefined) window.removeEventListener('keydown', this.handler);
  }

  private heard(event: KeyboardEvent, target: KeyTarget): void {
    // A stroke may match two bindings, by its place and by its character: the first one counts.
    if (event.defaultPrevented || event.repeat || event.isComposing || isTaken(event)) return;
    if (this.held && !ALWAYS.includes(target) && !this.answers.includes(target)) return;
    event.preventDefault();
    this.onKey(target);
  }
}

/** Keys that show something, whatever is open. */
const ALWAYS: readonly KeyTarget[] = ['help', 'settings'];

/** A field takes every key; a focused button takes those that press it; a dialog takes all. */
function isTaken(event: KeyboardEvent): boolean {
  const path = event.composedPath();
  const [at] = path;
  if (path.some((node) => node instanceof HTMLDialogElement)) return true;
  if (at instanceof HTMLInputElement) return at.type !== 'checkbox' || event.code === 'Space';
  if (at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement) return true;
  const presses = event.code === 'Enter' || event.code === 'NumpadEnter' || event.code === 'Space';
  return presses && at instanceof HTMLElement && at.matches('button, summary, a');
}
