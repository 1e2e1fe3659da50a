import { createServer, type AddressInfo } from 'node:net';

/** A port on this machine that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // a TCP server's address
  await new Promise((done) => server.close(done));
  return port;
}
