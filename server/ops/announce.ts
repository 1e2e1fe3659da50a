import { releaseText } from '../../core/base/release.ts';
import type { City } from '../../core/catalogue/city.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { lackText, type CatalogueLack } from '../../core/queue/decide/catalogue-lack.ts';

/** What the person who started it needs: where everything is. The last line is the sign that it takes tickets. */
export function announce(address: string, catalogue: Catalogue, data: string, lack?: CatalogueLack): void {
  const { hall } = catalogue;
  const surfaces = [
    ['kiosk', '取号机'],
    ['counter', '窗口'],
    ['desk', '导办台'],
    ['display', '显示屏'],
    ['manager', '管理'],
    ['reports', '报表'],
    ['rating', '评价屏'],
    ['tray', '虚拟打印机'],
    ['keypad', '虚拟设备'],
    ['signs', '虚拟条屏'],
  ];
  const lines = [
    `${hall.name['zh-Hans']}  ${hall.name.en}`,
    ...surfaces.map(([path = '', name = '']) => `  ${path.padEnd(8)} ${address}/${path}  ${name}`),
    `  ${'API'.padEnd(8)} ${address}/api/v1/docs`,
    `  data     ${data}`,
    `  version  ${releaseText()}`,
    ...(hall.alwaysOpen ? ['  open around the clock 全天开放'] : []),
    ...(hall.sample ? ['  logins   clerk, desk, supervisor, manager, admin; password: sample-hall'] : []),
    ...(lack === undefined ? [] : kept(lack)),
    `hall ready ${address}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Several halls: where each is, and which are not open, with what is wrong. */
type CityStart = {
  readonly city: Pick<City, 'name' | 'defaultHall' | 'users'>;
  readonly halls: readonly { readonly id: string; readonly at: (path: string) => string; catalogue(): Catalogue }[];
  readonly mistakes: readonly { readonly hall: string; readonly why: string }[];
  readonly data: string;
};

/** The same for several halls in one installation. */
export function announceCity(address: string, { city, halls, mistakes, data }: CityStart): void {
  const sample = halls.every((hall) => hall.catalogue().hall.sample);
  const lines = [
    `${city.name['zh-Hans']}  ${city.name.en}`,
    `  ${'overview'.padEnd(8)} ${address}/overview  总览`,
    `  ${'halls'.padEnd(8)} ${address}/halls  各大厅等候（手机）`,
    ...halls.flatMap((hall) => {
      const { name } = hall.catalogue().hall;
      const usual = hall.id === city.defaultHall ? '  (default 默认)' : '';
      return [`  ${address}${hall.at('/')}  ${name['zh-Hans']}  ${name.en}${usual}`];
    }),
    `  data     ${data}`,
    `  version  ${releaseText()}`,
    ...(sample
      ? [
          `  logins   ${[...city.users.map(({ id }) => id), 'in each hall manager, clerk …'].join(', ')}; password: sample-hall`,
        ]
      : []),
    ...mistakes.flatMap(({ hall, why }) => [
      `  NOT OPEN 未开放: ${hall}`,
      ...why.split('\n').map((line) => `    ${line}`),
    ]),
    `hall ready ${address}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** A changed hall file that today cannot take: whoever looks at the start has changed it, and would look in vain. */
function kept(lack: CatalogueLack): readonly string[] {
  return [
    '  NOT TAKEN 未采用',
    `  the hall file was changed, and today goes on with the one before: ${lackText(lack)}.`,
    '  It counts from tomorrow; or put back what today needs, and start again.',
    '  大厅文件已改动，但今天仍用之前的；明天起生效，或者补回今天需要的内容后重新启动。',
  ];
}
