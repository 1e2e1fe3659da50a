import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../../core/base/result.ts';
import { hallFileErrorText } from '../../core/hall-file/tables.ts';
import { wrongPrinters } from '../equipment/printers/open-printers.ts';
import { folderOf, loadHall, type LoadedHall } from '../hall-file/read-hall-folder.ts';
import { checkListen, type Config } from '../ops/config.ts';

/** A hall file that may be opened, and where it stands. */
export type ReadHall = { readonly file: LoadedHall; readonly folder: string };

/**
 * Reads the hall file that the settings name, else the sample hall's. The error is what to tell whoever started the
 * server.
 */
export async function readHall(config: Config, root: string): Promise<Result<ReadHall, string>> {
  const folder = folderOf(resolve(config.hallFile ?? join(root, 'halls', 'sample')));
  const file = await loadHall(folder);
  if (!file.ok) {
    const errors = file.error.map(hallFileErrorText);
    const many = errors.length === 1 ? 'a mistake' : `${String(errors.length)} mistakes`;
    return err([`the hall file in ${folder} has ${many}:`, ...errors].join('\n  '));
  }
  const { catalogue } = file.value;
  const listen = checkListen(config.host, catalogue.hall.sample);
  if (!listen.ok) return listen;
  const wrong = wrongPrinters(catalogue);
  if (wrong.length > 0) return err(['the hall file names printers that cannot be:', ...wrong].join('\n  '));
  return ok({ file: file.value, folder });
}
