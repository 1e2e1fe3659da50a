/** The diagonal that a screen of this shape has unless `?inch=` says otherwise. */
const USUAL_INCHES = 21.5;

/**
 * Sets `--mm`, the pixels in one millimetre, from the screen's resolution and its diagonal: what a finger and an eye
 * need is a length, not a number of pixels. On a landscape screen the page stands in the middle, as high as that is.
 */
export function applyDeviceSize(defaultInches = USUAL_INCHES): void {
  const asked = Number(new URLSearchParams(location.search).get('inch'));
  const inches = Number.isFinite(asked) && asked >= 7 && asked <= 120 ? asked : defaultInches;
  const { height } = screen;
  const width = screen.width > height ? (height * 9) / 16 : screen.width;
  const mm = Math.hypot(width, height) / (inches * 25.4);
  document.documentElement.style.setProperty('--mm', `${mm.toFixed(3)}px`);
}
