import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { benchBoards } from './bench-boards.ts';
import { benchCity } from './bench-city.ts';
import { benchCrowd } from './bench-crowd.ts';
import { benchDay } from './bench-day.ts';
import { benchFlood } from './bench-flood.ts';
import { benchGlass } from './bench-glass.ts';
import { benchForecast } from './bench-forecast.ts';
import { benchHttp } from './bench-http.ts';
import { benchRecovery, benchYear } from './bench-children.ts';
import { benchCounter } from './bench-counter.ts';
import { benchPrint } from './bench-print.ts';
import { benchReports } from './bench-reports.ts';
import { table, type Figure } from './figures.ts';

const BENCHES: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  tickets: benchHttp,
  boards: benchBoards,
  glass: benchGlass,
  day: benchDay,
  year: benchYear,
  recovery: benchRecovery,
  print: benchPrint,
  counter: benchCounter,
  crowd: benchCrowd,
  flood: benchFlood,
  reports: benchReports,
  forecast: benchForecast,
  city: benchCity,
};

const words = process.argv.slice(2);
const jsonAt = words.indexOf('--json');
const file = jsonAt === -1 ? undefined : words.splice(jsonAt, 2)[1];
const chosen = words.length === 0 ? Object.keys(BENCHES) : words;
const unknown = chosen.find((name) => !(name in BENCHES));
if (unknown !== undefined || (jsonAt !== -1 && file === undefined)) {
  console.error(
    unknown === undefined
      ? '--json needs a file name'
      : `there is no benchmark "${unknown}"; there are: ${Object.keys(BENCHES).join(', ')}`,
  );
  process.exit(2);
}

const figures: Figure[] = [];
for (const name of chosen) {
  console.error(`running ${name} …`);
  figures.push(...((await BENCHES[name]?.()) ?? []));
}
console.log(table(figures));
if (file !== undefined) {
  const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model };
  await writeFile(file, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
}
process.exit(0);
