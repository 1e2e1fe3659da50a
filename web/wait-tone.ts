/** How a wait stands to its target: `late` past it, `near` from three quarters of it. */
export function waitTone(waited: number, target: number): 'calm' | 'near' | 'late' {
  if (waited > target) return 'late';
  return waited >= target * 0.75 ? 'near' : 'calm';
}
