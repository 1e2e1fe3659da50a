import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { type DescriptorKind, descriptorWire } from './descriptor-wire.ts';
import { abortedFault, codeOf, OpenLink } from './open-link.ts';
import { type Link, type Transport, TransportFault } from './transport.ts';

/**
 * A printer behind a file: `/dev/usb/lp0`, a named pipe, or a plain file that keeps the bytes. The file has to be
 * there: nothing is created. `name` is what people call it, where it is not the file.
 */
export function deviceFileTransport(path: string, name = `device file ${path}`): Transport {
  return { name, open: (signal) => openDeviceFile(path, name, signal) };
}

async function openDeviceFile(path: string, name: string, signal: AbortSignal): Promise<Link> {
  const { handle, kind } = await openDescriptor(path, name, signal);
  return new OpenLink(name, (events) => descriptorWire(name, handle, kind, events));
}

/** Opens without ever waiting for the other side. Rejects with TransportFault; never later than the signal's abort. */
export async function openDescriptor(
  path: string,
  name: string,
  signal: AbortSignal,
): Promise<{ readonly handle: FileHandle; readonly kind: Exclude<DescriptorKind, 'line'> }> {
  if (signal.aborted) throw abortedFault(name, signal);
  const opening = openAny(path, name);
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(abortedFault(name, signal));
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([opening, aborted]);
  } catch (fault) {
    // Opened after all, too late for anybody.
    opening.then(({ handle }) => handle.close()).catch(() => undefined);
    throw fault;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function openAny(
  path: string,
  name: string,
): Promise<{ handle: FileHandle; kind: Exclude<DescriptorKind, 'line'> }> {
  try {
    const kind = kindOf(await stat(path));
    if (kind === undefined)
      throw new TransportFault('no-device', `${name}: this is no device, pipe or file. Look at the path.`);
    return { kind, handle: await openAs(path, kind) };
  } catch (error) {
    throw error instanceof TransportFault ? error : openFault(path, name, error);
  }
}

function kindOf(stats: Stats): Exclude<DescriptorKind, 'line'> | undefined {
  if (stats.isCharacterDevice()) return 'device';
  if (stats.isFIFO()) return 'pipe';
  return stats.isFile() ? 'file' : undefined;
}

async function openAs(path: string, kind: DescriptorKind): Promise<FileHandle> {
  const { O_RDWR, O_WRONLY, O_APPEND, O_NONBLOCK, O_NOCTTY } = constants;
  const quiet = O_NONBLOCK | O_NOCTTY;
  if (kind === 'file') return open(path, O_WRONLY | O_APPEND | quiet);
  // For reading as well, a pipe would give us back our own bytes, and open though nobody reads it.
  if (kind === 'pipe') return open(path, O_WRONLY | quiet);
  try {
    return await open(path, O_RDWR | quiet);
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
    return open(path, O_WRONLY | quiet);
  }
}

function openFault(path: string, name: string, cause: unknown): TransportFault {
  const code = codeOf(cause);
  const fault = (kind: TransportFault['kind'], message: string) =>
    new TransportFault(kind, `${name}: ${message}`, { cause });
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fault(
        'no-device',
        `there is no ${path}. Look whether the device is on and plugged in, and at the spelling.`,
      );
    case 'ENXIO':
      return fault('refused', 'nobody is at the other end. For a pipe: start the program that reads it.');
    case 'ENODEV':
      return fault(
        'no-device',
        'the system knows this device but finds nothing there. Look at its power and its cable.',
      );
    case 'EBUSY':
      return fault(
        'busy',
        'another program holds it. Look for a second start of this one, or a print system (CUPS) that took the printer.',
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return fault(
        'not-allowed',
        "this user may not write to it. Add the user to the file's group (lp for /dev/usb, dialout for serial lines) and start anew.",
      );
    default:
      return fault('no-device', `it cannot be opened (${code ?? String(cause)}).`);
  }
}
