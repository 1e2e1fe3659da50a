import { parentPort } from 'node:worker_threads';
import { ForecastDesk } from './forecast-desk.ts';
import type { ToForecast } from './forecast-wire.ts';

// The program of the worker thread that forecasts: whatever becomes of it, the hall goes on with the formula.

const port = parentPort;
if (port === null) throw new Error('this is the program of a worker thread');
const desk = new ForecastDesk((message) => port.postMessage(message));
port.on('message', (message: ToForecast) => void desk.hear(message));
