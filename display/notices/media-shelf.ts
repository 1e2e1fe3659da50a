import type { KeptFile } from './shelf-room.ts';
import { keptAs } from '../../web/link/own-hall.ts';

/**
 * Where a board keeps the files of its notices, over restarts. Everything may fail: a disk may be full, a browser may
 * not have one.
 */
export interface MediaShelf {
  list(): Promise<readonly KeptFile[]>;
  get(media: string): Promise<Blob | undefined>;
  put(media: string, file: Blob, at: number): Promise<void>;
  remove(media: string): Promise<void>;
}

const FILES = 'files';
const FACTS = 'facts';

/** The shelf of this browser: IndexedDB, which there is also without a secure context. */
export function browserShelf(name = keptAs('hallcall.media')): MediaShelf {
  let opening: Promise<IDBDatabase> | undefined;
  const database = (): Promise<IDBDatabase> => {
    opening ??= open(name).catch((fault: unknown) => {
      opening = undefined;
      throw fault;
    });
    return opening;
  };
  return {
    async list() {
      const store = (await database()).transaction(FACTS).objectStore(FACTS);
      return (await done(store.getAll())) as KeptFile[]; // as `put` wrote them
    },
    async get(media) {
      const found: unknown = await done((await database()).transaction(FILES).objectStore(FILES).get(media));
      return found instanceof Blob ? found : undefined;
    },
    async put(media, file, at) {
      const transaction = (await database()).transaction([FILES, FACTS], 'readwrite');
      transaction.objectStore(FILES).put(file, media);
      transaction.objectStore(FACTS).put({ media, size: file.size, keptAt: at } satisfies KeptFile);
      await finished(transaction);
    },
    async remove(media) {
      const transaction = (await database()).transaction([FILES, FACTS], 'readwrite');
      transaction.objectStore(FILES).delete(media);
      transaction.objectStore(FACTS).delete(media);
      await finished(transaction);
    },
  };
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(FILES);
    request.result.createObjectStore(FACTS, { keyPath: 'media' });
  };
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store of files failed'));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the store of files failed'));
  });
}
