/** Calls back if there is somebody to call; a message without an acknowledgement asks for none. */
export function respond(ack: unknown, answer: object): void {
  if (typeof ack === 'function') (ack as (value: object) => void)(answer);
}
