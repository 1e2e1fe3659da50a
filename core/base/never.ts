/** Proves to the compiler that a union was handled in full. Returns the value so that pure code need not throw. */
export function never(value: never): never {
  return value;
}
