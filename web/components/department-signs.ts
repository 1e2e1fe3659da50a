import { svg, type SVGTemplateResult } from 'lit';
import { icons } from './icons.ts';

/** What stands for departments, and for what is like them on pages of staff. Boards do without, and do not load it. */
export const departmentSigns = {
  house: svg`<path d="M4 20.5V10l8-6 8 6v10.5zM9.5 20.5v-6h5v6M9.5 10.5h5"/>`,
  briefcase: svg`<path d="M3.5 8h17v11.5h-17zM9 8V4.5h6V8M3.5 13h17M12 12v2"/>`,
  health: svg`<path d="M12 20C6.3 15.8 3.5 12.5 3.5 9.2A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2.2c0 3.3-2.8 6.6-8.5 10.8zM12 10v5M9.5 12.5h5"/>`,
  coins: svg`<ellipse cx="12" cy="6.5" rx="7.5" ry="3"/><path d="M4.5 6.5v5.5c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V6.5M4.5 12v5.5c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V12"/>`,
  car: svg`<path d="M4 17.5v-5l2-5.5h12l2 5.5v5zM4 12.5h16M7 15h1.5M15.5 15H17M5.5 17.5V20M18.5 17.5V20"/>`,
  leaf: svg`<path d="M5 19c-1-8.5 4-14 15-14.5C20 14.5 15 20 7.5 17.5M4 20.5c2-4.5 5-7.5 9.5-9.5"/>`,
  drop: svg`<path d="M12 3.5c4 4.7 6 8.1 6 11a6 6 0 0 1-12 0c0-2.9 2-6.3 6-11zM9 15a3 3 0 0 0 2.5 2.8"/>`,
  book: svg`<path d="M12 6C9.5 4.3 6.5 4 3.5 4.5v14c3-.5 6-.2 8.5 1.5 2.5-1.7 5.5-2 8.5-1.5v-14C17.5 4 14.5 4.3 12 6zM12 6v14"/>`,
  family: svg`<circle cx="8" cy="6.5" r="2.7"/><circle cx="16" cy="6.5" r="2.7"/><path d="M3.5 20v-5a4.5 4.5 0 0 1 7-3.7M20.5 20v-5a4.5 4.5 0 0 0-7-3.7"/><circle cx="12" cy="14" r="2"/><path d="M8.7 20.5a3.3 3.3 0 0 1 6.6 0"/>`,
  bolt: svg`<path d="M13.5 3 5 14h6l-1 7 8.5-11h-6z"/>`,
  scales: svg`<path d="M12 4v16.5M8 20.5h8M5 7h14M5.5 7 3 13.5h5zM18.5 7 16 13.5h5zM3 13.5a2.5 2.5 0 0 0 5 0M16 13.5a2.5 2.5 0 0 0 5 0"/>`,
  shield: icons.shield,
  flag: icons.flag,
  chart: svg`<path d="M4 20h16M7 16.5v-5M12 16.5v-11M17 16.5v-8"/>`,
  building: icons.building,
} as const satisfies Readonly<Record<string, SVGTemplateResult>>;
