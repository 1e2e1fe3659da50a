import { err, ok, type Result } from '../../core/base/result.ts';
import { signAddressExpected, signWay } from '../../core/catalogue/sign-address.ts';
import { SIGN_FAMILIES, type LedSign, type SignFamilyFacts } from '../../core/catalogue/signs.ts';
import { networkTransport } from '../../wire/network.ts';
import { serialTransport } from '../../wire/serial.ts';
import type { Transport } from '../../wire/transport.ts';

const CONNECT_MS = 2000;

/** The way to a sign of the hall file; for a virtual one there is none. The error says what should stand in `where`. */
export function signTransport({ family, where }: Pick<LedSign, 'family' | 'where'>): Result<Transport, string> {
  const way = signWay(where);
  const usual: SignFamilyFacts = SIGN_FAMILIES[family];
  if (way?.kind === 'serial') {
    return ok(serialTransport(way.path, { baudRate: way.baud ?? usual.baud, flowControl: 'none' }));
  }
  const port = way?.kind === 'tcp' ? (way.port ?? usual.port) : undefined;
  if (way?.kind !== 'tcp' || port === undefined)
    return err(`"${where}": expected ${signAddressExpected(where) ?? 'a port'}`);
  return ok(networkTransport({ host: way.host, port, connectMs: CONNECT_MS, what: 'sign' }));
}
