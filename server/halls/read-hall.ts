import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../../core/base/result.ts';
import { hallFileErrorText } from '../../core/hall-file/tables.ts';
import { wrongPrinters } from '../equipment/printers/open-printers.ts';
import { folderOf, loadHall, type AmongOthers, type LoadedHall } from '../hall-file/read-hall-folder.ts';
import { checkListen } from '../ops/config.ts';

type Asked = { readonly hallFile?: string | undefined; readonly host: string };

/** A hall file that may be opened, and where it stands. */
export type ReadHall = { readonly file: LoadedHall; readonly folder: string };

/**
 * Reads the hall file that the settings name, else the sample hall's. The error is what to tell whoever started the
 * server.
 */
export async function readHall(config: Asked, root: string, among?: AmongOthers): Promise<Result<ReadHall, string>> {
  const path = resolve(config.hallFile ?? join(root, 'halls', 'sample'));
  const folder = folderOf(path);
  const file = await loadHall(path, among);
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

/** The same for whoever only wants to know: what the hall file has, in a line, or what is wrong with it. */
export async function checkedHall(config: Asked, root: string): Promise<Result<string, string>> {
  const read = await readHall(config, root);
  if (!read.ok) return read;
  const { catalogue, users } = read.value.file;
  const { hall, departments, lines, services, counters, kiosks, boards } = catalogue;
  const counts = [
    `${String(departments.length)} departments`,
    `${String(lines.length)} lines`,
    `${String(services.length)} services`,
    `${String(counters.length)} counters`,
    `${String(kiosks.length)} kiosks`,
    `${String(boards.length)} boards`,
    `${String(users.length)} users`,
  ];
  const name = `${hall.id}, ${hall.name['zh-Hans']} ${hall.name.en}`;
  const right = `the hall file in ${read.value.folder} is right: ${name}; ${counts.join(', ')}`;
  return ok([right, ...read.value.file.longNames].join('\n  '));
}
