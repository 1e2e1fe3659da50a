import { io, type Socket } from 'socket.io-client';

/** A socket of its own, once it is connected. */
export function connected(url: string, auth: object): Promise<Socket> {
  const socket = io(url, { auth, transports: ['websocket'], forceNew: true });
  return new Promise((done, fail) => {
    socket.once('connect', () => {
      done(socket);
    });
    socket.once('connect_error', fail);
  });
}
