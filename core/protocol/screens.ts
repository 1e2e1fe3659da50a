/** The pages that are built, by the first part of their address. */
export const SCREENS = [
  'kiosk',
  'counter',
  'desk',
  'display',
  'manager',
  'reports',
  'tray',
  'rating',
  'keypad',
] as const;
export type Screen = (typeof SCREENS)[number];

/** Says of which build a page is, wherever it is given out. */
export const BUILD_HEADER = 'X-Page-Build';
