import { join } from 'node:path';
import { createServer } from 'vite';

/** The gallery as `npm run dev` shows it, without a hall. */
export type GalleryPages = {
  /** Where a component is pictured, or the list of all of them. */
  address(show?: string, language?: string): string;
  close(): Promise<void>;
};

export async function openGallery(): Promise<GalleryPages> {
  const root = join(import.meta.dirname, '..', '..');
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    cacheDir: join(root, 'node_modules', '.hallcall', 'gallery'),
    appType: 'mpa',
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, watch: null, hmr: false },
    // Both are looked for in the sources; a dependency that is found late would load the page anew.
    optimizeDeps: { entries: ['gallery/main.ts'] },
  });
  await vite.listen();
  const url = `http://127.0.0.1:${String((vite.httpServer?.address() as { port: number }).port)}/gallery/index.html`;
  return {
    address: (show, language) =>
      show === undefined ? url : `${url}?${new URLSearchParams({ show, bare: '', lang: language ?? '' }).toString()}`,
    close: () => vite.close(),
  };
}
