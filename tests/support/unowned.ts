/** Names that every plain object answers to, though nobody has put them there. */
export const UNOWNED = [
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
  'valueOf',
  'isPrototypeOf',
  '__defineGetter__',
] as const;
