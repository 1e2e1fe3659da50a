import { html, type nothing, type TemplateResult } from 'lit';
import type { Weekday } from '../../core/base/time.ts';
import type { Language } from '../../core/base/names.ts';
import type { NoticeWindow } from '../../core/notice/notice.ts';
import { noticesText, priorities } from '../../web/text/notices.ts';
import type { Draft, Field } from './notice-draft.ts';
import { weekdayText } from './when-text.ts';

const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const CHOICES = ['normal', 'notice', 'urgent'] as const;

/** What a group of fields of the form is given. */
export type FieldParts = {
  readonly draft: Draft;
  /** Nothing may be changed now. */
  readonly shut: boolean;
  readonly language: Language;
  readonly put: (part: Partial<Draft>) => void;
  /** What the hall said of a field. */
  readonly wrong: (field: Field) => TemplateResult | typeof nothing;
};

const textOf = (event: Event): string => (event.target as HTMLInputElement).value;

/** The fields of the form that say when a notice is on, for how long, and how strong it is. */
export function whenFields(parts: FieldParts): TemplateResult {
  const { draft, shut, language, put, wrong } = parts;
  return html`<label
      >${noticesText.from[language]}
      <input
        type="date"
        data-test="notice-from"
        .value=${draft.from}
        ?disabled=${shut}
        @input=${(event: Event) => put({ from: textOf(event) })}
      />${wrong('from')}</label
    >
    <label
      >${noticesText.until[language]}
      <input
        type="date"
        data-test="notice-until"
        .value=${draft.until}
        ?disabled=${shut}
        @input=${(event: Event) => put({ until: textOf(event) })}
      />${wrong('until')}</label
    >
    ${weekdayFields(parts)} ${windowFields(parts)} ${turnFields(parts)}`;
}

function weekdayFields({ draft, shut, language, put, wrong }: FieldParts): TemplateResult {
  const tick = (day: Weekday, on: boolean): void =>
    put({ weekdays: DAYS.filter((each) => (each === day ? on : draft.weekdays.includes(each))) });
  return html`<fieldset ?disabled=${shut}>
    <legend>${noticesText.weekdays[language]}</legend>
    <div class="row">
      ${DAYS.map(
        (day) =>
          html`<label class="tick"
            ><input
              type="checkbox"
              .checked=${draft.weekdays.includes(day)}
              @change=${(event: Event) => tick(day, (event.target as HTMLInputElement).checked)}
            />${weekdayText(day, language)}</label
          >`,
      )}
    </div>
    ${wrong('weekdays')}
  </fieldset>`;
}

function windowFields({ draft, shut, language, put, wrong }: FieldParts): TemplateResult {
  const changeWindow = (at: number, part: Partial<NoticeWindow>): void =>
    put({ windows: draft.windows.map((window, index) => (index === at ? { ...window, ...part } : window)) });
  return html`<fieldset ?disabled=${shut}>
    <legend>${noticesText.windows[language]}</legend>
    ${draft.windows.map(
      (window, at) =>
        html`<div class="row">
          <label
            >${noticesText.windowFrom[language]}<input
              type="time"
              step="1"
              data-test="window-from"
              .value=${window.from}
              @input=${(event: Event) => changeWindow(at, { from: textOf(event) })}
          /></label>
          <label
            >${noticesText.windowTo[language]}<input
              type="time"
              step="1"
              data-test="window-to"
              .value=${window.to}
              @input=${(event: Event) => changeWindow(at, { to: textOf(event) })}
          /></label>
          <button
            class="button"
            type="button"
            @click=${() => put({ windows: draft.windows.filter((_, index) => index !== at) })}
          >
            ${noticesText.removeWindow[language]}
          </button>
        </div>`,
    )}
    <div class="row">
      <button
        class="button"
        type="button"
        data-test="add-window"
        @click=${() => put({ windows: [...draft.windows, { from: '', to: '' }] })}
      >
        ${noticesText.addWindow[language]}
      </button>
    </div>
    ${wrong('windows')}
  </fieldset>`;
}

/** How long the notice has the glass, in which order, and how strong it is. */
function turnFields({ draft, shut, language, put, wrong }: FieldParts): TemplateResult {
  return html`<label
      >${noticesText.seconds[language]}
      <input
        inputmode="numeric"
        data-test="notice-seconds"
        .value=${draft.seconds}
        ?disabled=${shut}
        @input=${(event: Event) => put({ seconds: textOf(event) })}
      />${wrong('seconds')}</label
    >
    <label
      >${noticesText.order[language]}
      <input
        inputmode="numeric"
        data-test="notice-order"
        .value=${draft.order}
        ?disabled=${shut}
        @input=${(event: Event) => put({ order: textOf(event) })}
      />${wrong('order')}</label
    >
    <label
      >${noticesText.priority[language]}
      <select
        data-test="notice-priority"
        ?disabled=${shut}
        @change=${(event: Event) => put({ priority: CHOICES.find((each) => each === textOf(event)) ?? 'normal' })}
      >
        ${CHOICES.map((each) => html`<option value=${each} ?selected=${each === draft.priority}>${priorities[each][language]}</option>`)}
      </select></label
    >
    <label class="tick"
      ><input
        type="checkbox"
        data-test="notice-enabled"
        .checked=${draft.enabled}
        ?disabled=${shut}
        @change=${(event: Event) => put({ enabled: (event.target as HTMLInputElement).checked })}
      />${noticesText.enabled[language]}</label
    >`;
}
