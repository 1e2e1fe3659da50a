/**
 * Takes the browser's own gestures and menus away from the citizen's fingers. Pinching is stopped by `touch-action` in
 * touch-screen.css.
 */
export function lockDown(): void {
  for (const name of ['contextmenu', 'dragstart', 'selectstart', 'gesturestart'] as const) {
    document.addEventListener(name, (event) => {
      if (name === 'selectstart' && event.composedPath()[0] instanceof HTMLInputElement) return;
      event.preventDefault();
    });
  }
  document.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
}
