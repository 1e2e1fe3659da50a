/** A citizen who was called should be there within this time. */
export const COME_WITHIN_SECONDS = 90;

/**
 * The colour of the running time: of a call by how long one may take to come, of a service by the counter's own average
 * of today. Without an average a service is never late.
 */
export function serviceTone(
  state: 'called' | 'serving',
  seconds: number,
  meanService: number,
): 'calm' | 'near' | 'late' {
  const target = state === 'called' ? COME_WITHIN_SECONDS : meanService * 2;
  if (target === 0) return 'calm';
  if (seconds > target) return 'late';
  return seconds > target * (state === 'called' ? 0.5 : 0.75) ? 'near' : 'calm';
}
