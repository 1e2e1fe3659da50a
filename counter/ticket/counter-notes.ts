import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NoteView } from '../../core/protocol/shapes/ticket.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { counterBase } from '../counter-base.ts';

/**
 * @summary The file of notes of a visit, newest first: what colleagues wrote, at which counter, when. Text, never
 * markup.
 */
@customElement('counter-notes')
export class CounterNotes extends LitElement {
  static override styles = [
    counterBase,
    css`
      :host {
        display: block;
      }
      h3 {
        display: flex;
        align-items: center;
        gap: 0.6em;
        margin: var(--space-3) 0 var(--space-1);
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
      ul {
        display: grid;
        gap: 6px;
      }
      li {
        padding: 6px var(--space-3);
        border-radius: var(--radius-s);
        background: var(--warn-soft);
      }
      p {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        font-weight: 500;
      }
      small {
        font-size: 13px;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) notes: readonly NoteView[] = [];
  /** The key that adds one. */
  @property() cap = 'M';
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<h3>${say(counterText.notes)}<kbd>${this.cap}</kbd></h3>
      ${
        this.notes.length === 0
          ? nothing
          : html`<ul data-test="notes">
              ${[...this.notes].reverse().map((note) => this.note(note))}
            </ul>`
      }`;
  }

  private note({ at, by, counter, text }: NoteView): TemplateResult {
    const where = counter === undefined ? '' : ` · ${this.language.say(counterText.atCounter, { counter })}`;
    return html`<li data-test="note">
      <p>${text}</p>
      <small><time datetime=${at}>${at.slice(11, 16)}</time> · ${by}${where}</small>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-notes': CounterNotes;
  }
}
