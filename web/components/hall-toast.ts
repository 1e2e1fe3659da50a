import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { base } from '../base.ts';
import './hall-icon.ts';

export type ToastTone = 'good' | 'bad';

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

  @state() private said: { readonly text: string; readonly tone: ToastTone } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a sentence in place of the one before. */
  say(text: string, tone: ToastTone = 'good'): void {
    clearTimeout(this.timer);
    this.said = { text, tone };
    this.timer = setTimeout(() => this.hush(), SHOWN_MS[tone]);
  }

  hush(): void {
    clearTimeout(this.timer);
    this.said = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hush();
  }

  override render(): TemplateResult {
    const { said } = this;
    return html`<div role="status" aria-live="polite" data-test="toast">
      ${
        said === undefined
          ? nothing
          : html`<p class=${said.tone}>
              <hall-icon name=${said.tone === 'bad' ? 'warning' : 'check'}></hall-icon>${said.text}
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
