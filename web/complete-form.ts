import { isBlank } from '../core/base/blank.ts';

/**
 * Whether every field that has to be filled is. To the browser spaces are words; here they are nothing, and it says at
 * the field that it wants some. For the form of a `submit`.
 */
export function isComplete(form: EventTarget | null): boolean {
  if (!(form instanceof HTMLFormElement)) return false;
  for (const field of form.elements) {
    const typed = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (typed && field.required && field.type !== 'password' && isBlank(field.value)) field.value = '';
  }
  return form.reportValidity();
}
