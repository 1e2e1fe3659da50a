import type { Counter, Department, Line } from '../catalogue/places.ts';
import { readLineRouting } from './read-routing.ts';
import {
  cell,
  complain,
  decimal,
  id,
  minutes,
  names,
  reference,
  references,
  text,
  type Known,
  type Row,
} from './read-row.ts';
import { servedLines } from './read-served-lines.ts';

export function readDepartment(row: Row): Department {
  return { id: id(row), name: names(row), zone: text(row, 'zone') };
}

const PREFIX = /^[A-HJ-NPR-Y]{1,2}$/;

export function readLine(row: Row, departments: Known, lines: Known, counters: Known): Line {
  const prefix = cell(row, 'prefix');
  if (!PREFIX.test(prefix))
    complain(row, 'prefix', 'one or two capital letters, without I, O, Q and Z, which are taken for digits');
  return {
    id: id(row),
    prefix,
    department: reference(row, 'department', departments),
    name: names(row),
    targetMs: minutes(row, 'target_minutes'),
    ...readLineRouting(row, lines, counters),
  };
}

/** As the live door takes it. */
const LONGEST_COUNTER = 50;
const COUNTER_ID = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;

export function readCounter(row: Row, departments: Known, lines: Known): Counter {
  const counter = cell(row, 'id');
  if (counter.length > LONGEST_COUNTER)
    complain(row, 'id', `an id of at most ${LONGEST_COUNTER} letters`, counter.slice(0, LONGEST_COUNTER));
  else if (!COUNTER_ID.test(counter))
    complain(row, 'id', "the counter's number, of letters, digits and single hyphens, such as 12 or A3");
  return {
    id: counter,
    name: counterName(row, counter),
    departments: references(row, 'departments', departments),
    zone: text(row, 'zone'),
    lines: servedLines(row, lines),
    clerkSpeed: decimal(row, 'clerk_speed'),
  };
}

function counterName(row: Row, counter: string): Counter['name'] {
  return {
    'zh-Hans': cell(row, 'name_zh_hans') || `${counter}号窗口`,
    'zh-Hant': cell(row, 'name_zh_hant') || `${counter}號窗口`,
    en: cell(row, 'name_en') || `Counter ${counter}`,
  };
}
