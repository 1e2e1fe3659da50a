import { html, type TemplateResult } from 'lit';
import type { Names } from '../../core/base/names.ts';
import { noticesText } from '../../web/text/notices.ts';
import type { FieldParts } from './when-fields.ts';

type Parts = FieldParts & { readonly boards: ReadonlyMap<string, Names> };

/** The field of the form that says on which boards a notice is. */
export function whereFields({ draft, shut, language, put, wrong, boards }: Parts): TemplateResult {
  const tick = (board: string, on: boolean): void =>
    put({ boards: on ? [...draft.boards, board] : draft.boards.filter((each) => each !== board) });
  return html`<fieldset class="wide" ?disabled=${shut}>
    <legend>
      ${noticesText.where[language]}:
      ${(draft.boards.length === 0 ? noticesText.everywhere : noticesText.chosenBoards)[language]}
    </legend>
    <div class="boards" tabindex="0" role="group" aria-label=${noticesText.where[language]}>
      ${[...boards].map(
        ([id, name]) =>
          html`<label class="tick"
            ><input
              type="checkbox"
              data-test="on-${id}"
              .checked=${draft.boards.includes(id)}
              @change=${(event: Event) => tick(id, (event.target as HTMLInputElement).checked)}
            />${id} ${name[language]}</label
          >`,
      )}
    </div>
    ${wrong('boards')}
  </fieldset>`;
}
