/** Fields whose content nobody typed. */
const NOT_TYPED: ReadonlySet<string> = new Set([
  'checkbox',
  'radio',
  'button',
  'submit',
  'hidden',
  'range',
  'password',
]);

/**
 * Whether something on the page would be lost if it were loaded anew: a dialog that is open, or a field that holds
 * something else than it came with. Looks into components, too.
 */
export function hasOpenWork(root: Document | ShadowRoot = document): boolean {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof HTMLDialogElement && element.open) return true;
    if (element instanceof HTMLTextAreaElement && element.value !== element.defaultValue) return true;
    if (element instanceof HTMLInputElement && isFilled(element)) return true;
    if (element.shadowRoot !== null && hasOpenWork(element.shadowRoot)) return true;
  }
  return false;
}

function isFilled({ type, value, defaultValue }: HTMLInputElement): boolean {
  if (type === 'password') return value !== '';
  return !NOT_TYPED.has(type) && value !== defaultValue;
}
