import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language } from '../../core/base/names.ts';
import type { BoardView } from '../../core/protocol/shapes/board.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import '../../web/components/hall-icon.ts';
import { displayText } from '../../web/text/display.ts';
import { timeText, whenText } from '../../web/text/moments.ts';
import { say } from '../../web/text/say.ts';
import { styled } from '../../web/styled.ts';
import { displayBase } from '../display-base.ts';

/** Everything wanders over a part of the screen, a step a minute: what stands still all night burns in. */
const STEP_MS = 60_000;
const PLACES = 37;

/**
 * @summary A board at night: dark, with the time, and when the hall opens again.
 */
@customElement('display-rest')
export class DisplayRest extends LitElement {
  static override styles = [
    displayBase,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 1;
        background: #050b0c;
        color: #9fb4b7;
      }
      section {
        position: absolute;
        display: grid;
        justify-items: center;
        gap: calc(1.2 * var(--u));
        width: max-content;
        max-width: 84vw;
        text-align: center;
      }
      .name {
        font-size: calc(2.2 * var(--u));
      }
      time {
        font-size: calc(14 * var(--u));
        font-weight: 300;
        line-height: 1;
      }
      .closed {
        display: flex;
        align-items: center;
        gap: 0.4em;
        font-size: calc(4 * var(--u));
        font-weight: 600;
      }
      .opens {
        font-size: calc(3.6 * var(--u));
        font-weight: 600;
        color: #c8d6d8;
      }
      .second {
        font-size: 0.62em;
      }
    `,
  ];

  @property({ attribute: false }) view: Pick<BoardView, 'hall' | 'timeZone' | 'rest'> | undefined;
  @property({ type: Number }) now = 0;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult | typeof nothing {
    const { view, now } = this;
    if (view === undefined) return nothing;
    const [first, second] = this.language.pair;
    const [x, y] = wander(Math.floor(now / STEP_MS));
    const opens = (language: Language): string =>
      say(displayText.opensAgain, language, {
        when: whenText(view.rest?.opensAt ?? '', now, language, view.timeZone),
      });
    return html`<section .style=${styled({ left: `${x}%`, top: `${y}%`, translate: `-${x}% -${y}%` })} data-test="rest">
      <p class="name">${view.hall[first]}</p>
      <time>${timeText(now, first, view.timeZone)}</time>
      <p class="closed">
        <hall-icon name="moon"></hall-icon>
        <span
          >${displayText.hallClosed[first]}<span class="second" lang=${second}
            >${displayText.hallClosed[second]}</span
          ></span
        >
      </p>
      ${
        view.rest?.opensAt === undefined
          ? nothing
          : html`<p class="opens" data-test="opens-again">
              ${opens(first)}<span class="second" lang=${second}>${opens(second)}</span>
            </p>`
      }
    </section>`;
  }
}

/** It is night by the view that the screen has, also when the line is cut and the morning comes. */
export function isNight({ rest }: Pick<BoardView, 'rest'>, now: number): boolean {
  return rest !== undefined && (rest.wakesAt === undefined || now < Date.parse(rest.wakesAt));
}

/**
 * Where everything stands in a minute, in hundredths of the room that it leaves free, so that it never leaves the
 * screen: a walk that comes back after 37 times 37 steps.
 */
export function wander(step: number): readonly [number, number] {
  const across = ((step * 14) % PLACES) / (PLACES - 1);
  const down = ((step * 23 + Math.floor(step / PLACES)) % PLACES) / (PLACES - 1);
  return [Math.round(4 + across * 92), Math.round(4 + down * 92)];
}

declare global {
  interface HTMLElementTagNameMap {
    'display-rest': DisplayRest;
  }
}
