import type { Request } from 'express';

/** Under which address the hall was asked: what a picture leads to has to be reached from the same network. */
export function originOf(request: Request): string {
  return `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}
