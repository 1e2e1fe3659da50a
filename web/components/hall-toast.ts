import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Language } from '../../core/base/names.ts';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';
import { LinkController } from '../link/link-controller.ts';
import type { Problem } from '../link/problem.ts';
import { problemText } from '../text/refusals.ts';
import './hall-icon.ts';

export type ToastTone = 'good' | 'bad';

type Said = {
  readonly words: (language: Language) => string;
  readonly tone: ToastTone;
  /** It says that nobody answers, and goes when the line is back. */
  readonly whileLost: boolean;
};

const SHOWN_MS = { good: 3000, bad: 8000 } as const;

/**
 * @summary Says for a few seconds what came of an action; read aloud as it appears.
 */
@customElement('hall-toast')
export class HallToast extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        left: var(--toast-left, 50%);
        bottom: var(--toast-bottom, var(--space-5));
        transform: translateX(-50%);
        z-index: 90;
        pointer-events: none;
      }
      p {
        display: flex;
        align-items: center;
        gap: 0.6em;
        max-width: min(40em, 90vw);
        padding: 0.7em 1.1em;
        border-radius: var(--radius-m);
        background: var(--ink);
        color: #fff;
        font-size: var(--text-m);
        font-weight: 600;
        box-shadow: var(--shadow-2);
        animation: rise var(--calm) ease-out;
      }
      p.bad {
        background: var(--bad);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(12px);
        }
      }
    `,
  ];

  @state() private said: Said | undefined;
  private readonly language = new LanguageController(this);
  private readonly hall = new LinkController(this);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a sentence in place of the one before. */
  say(text: string, tone: ToastTone = 'good'): void {
    this.show({ words: () => text, tone, whileLost: false });
  }

  /** Says why not, in the language that the page speaks; that nobody answers only until the line is back. */
  refused(problem: Problem, words: (problem: Problem, language: Language) => string = problemText): void {
    const whileLost = problem.code === 'unreachable' && this.hall.state !== 'online';
    this.show({ words: (language) => words(problem, language), tone: 'bad', whileLost });
  }

  hush(): void {
    clearTimeout(this.timer);
    this.said = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hush();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.said?.whileLost === true && this.hall.state === 'online') this.hush();
  }

  private show(said: Said): void {
    clearTimeout(this.timer);
    this.said = said;
    this.timer = setTimeout(() => this.hush(), SHOWN_MS[said.tone]);
  }

  override render(): TemplateResult {
    const { said } = this;
    return html`<div role="status" aria-live="polite" data-test="toast">
      ${
        said === undefined
          ? nothing
          : html`<p class=${said.tone}>
              <hall-icon name=${said.tone === 'bad' ? 'warning' : 'check'}></hall-icon
              >${said.words(this.language.current)}
            </p>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-toast': HallToast;
  }
}
