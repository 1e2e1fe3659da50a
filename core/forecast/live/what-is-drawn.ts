// What is drawn for one visitor or counter: each by a number of its own. Of what is drawn again and again in a run, the
// next stands sixteen further on.
export const LENGTH = 1;
export const MISSES = 2;
export const LEAVES = 3;
export const SPEED = 4;
export const OPENS = 5;
export const CLOSES = 6;
export const REMAINS = 7;
export const PAUSE = 16;
export const NEXT = 16;
