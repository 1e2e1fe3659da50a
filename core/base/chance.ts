/** How likely somebody is to be called today, from 0 to 1; absent where nobody knows. */
export type Chance = { readonly chanceToday?: number | undefined };

/** Below this it is said that somebody may not be called today, */
const SURE_FROM = 0.95;
/** and below this that they probably will not. */
const PROBABLE_FROM = 0.5;

/** It is foreseen that somebody is called today, as far as anybody is told a doubt. */
export function isSure({ chanceToday }: Chance): boolean {
  return chanceToday !== undefined && chanceToday >= SURE_FROM;
}

/** It is foreseen that somebody is called today, more likely than not. */
export function isProbable({ chanceToday }: Chance): boolean {
  return chanceToday !== undefined && chanceToday >= PROBABLE_FROM;
}
