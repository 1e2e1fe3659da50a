import { IncomingMessage } from 'node:http';

/** The same request for the doors of this process, with what was read of it: its own wire has nothing more to give. */
export function onceMore(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  const again = new IncomingMessage(request.socket);
  // One that is not complete ends its connection when it is done with.
  const whole = { complete: true };
  Object.assign(again, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor }, whole);
  again.push(body);
  again.push(null);
  return again;
}
