/** A time of day in seconds since midnight as `08:52`; past the next midnight hours go on, as `25:30`. */
export function clockText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
