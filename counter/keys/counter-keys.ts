import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { KEY_CAPS, KEY_TARGETS, type KeyTarget } from './actions.ts';
import { counterBase } from '../counter-base.ts';

const SECOND_KEYS: Partial<Readonly<Record<KeyTarget, string>>> = {
  next: 'Space',
  recall: '+',
  finish: '*',
  'no-show': '−',
  undo: 'Ctrl Z',
  help: 'F1',
};

/**
 * @summary All keys and what they do.
 */
@customElement('counter-keys')
export class CounterKeys extends LitElement {
  static override styles = [
    counterBase,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 0 var(--space-4);
      }
      div {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 28px;
        border-bottom: 1px solid var(--edge);
      }
      dt {
        display: flex;
        gap: 4px;
        min-width: 108px;
      }
      dd {
        font-weight: 600;
      }
      p {
        margin-top: var(--space-3);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ type: Boolean }) paused = false;
  @property({ attribute: false }) caps: Readonly<Record<KeyTarget, string>> = KEY_CAPS;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const targets: readonly KeyTarget[] = KEY_TARGETS;
    return html`<dl data-test="keys">
        ${targets.map((target) => {
          const second = SECOND_KEYS[target];
          return html`<div>
            <dt><kbd>${this.caps[target]}</kbd>${second === undefined ? '' : html`<kbd>${second}</kbd>`}</dt>
            <dd>${say(target === 'pause' && this.paused ? counterText.unpause : counterText[target])}</dd>
          </div>`;
        })}
      </dl>
      <p>${say(counterText.helpHint)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-keys': CounterKeys;
  }
}
