import { faultText } from '../../core/base/fault-text.ts';
import { inTurn, type Turns } from '../../core/base/in-turn.ts';
import type { HallId } from '../../core/base/names.ts';
import { accuracyBy, type AccuracyCell, type ToldAndCame } from '../../core/forecast/live/accuracy.ts';
import { HallForecaster } from '../../core/forecast/live/hall-forecaster.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { AccuracyFile } from './accuracy-file.ts';
import type { AccuracyAsk, AdviceAnswer, AdviceAsk, FromForecast, ToForecast } from './forecast-wire.ts';
import { keepLearned, readLearned } from './learned-file.ts';

type AtDesk = { readonly folder: string; readonly forecaster: HallForecaster; readonly record: AccuracyFile };

/** What the worker does with what it is told: the forecasts of all halls of a process, each learning for itself. */
export class ForecastDesk {
  private readonly halls = new Map<HallId, AtDesk>();
  private readonly turn: Turns = inTurn();

  constructor(private readonly say: (message: FromForecast) => void) {}

  /** Does what is asked, one thing after another. */
  hear(message: ToForecast): Promise<void> {
    return this.turn(() => this.act(message).catch((fault: unknown) => this.failed(message, faultText(fault))));
  }

  private failed(message: ToForecast, detail: string): void {
    const { kind, hall } = message;
    if (kind === 'advice') this.say({ kind: 'advice', hall, id: message.id, answer: undefined });
    if (kind === 'accuracy') this.say({ kind: 'accuracy', hall, id: message.id, cells: undefined });
    if (kind === 'accuracy' || kind === 'advice') return this.say({ kind: 'trouble', hall, detail });
    // It may have taken a part of what it was told, so nothing that it says of the hall can be relied on.
    this.halls.delete(hall);
    this.say({ kind: 'failed', hall, detail });
  }

  private async act(message: ToForecast): Promise<void> {
    const { hall } = message;
    switch (message.kind) {
      case 'open':
        return this.open(hall, message.folder);
      case 'close':
        return void this.halls.delete(hall);
      case 'events':
        await this.take(hall, message.events);
        return this.say({ kind: 'taken', hall });
      case 'accuracy':
        return this.say({ kind: 'accuracy', hall, id: message.id, cells: await this.accuracy(hall, message.ask) });
      case 'advice':
        return this.say({ kind: 'advice', hall, id: message.id, answer: this.advice(hall, message.ask) });
      case 'ask': {
        const began = performance.now();
        const forecaster = this.halls.get(hall)?.forecaster;
        const forecast = forecaster?.forecast(message.now);
        const tookMs = performance.now() - began;
        const certain = message.far ? forecaster?.certainUntil(message.now) : undefined;
        const far = certain === undefined ? {} : { certain };
        return this.say({ kind: 'forecast', hall, forecast, tookMs, ...far, usual: forecaster?.usual() });
      }
    }
  }

  private async open(hall: HallId, folder: string): Promise<void> {
    const read = await readLearned(folder).catch((fault: unknown) => ({ ok: false as const, error: faultText(fault) }));
    const state = read.ok ? read.value : undefined;
    if (!read.ok)
      this.say({ kind: 'trouble', hall, detail: `what was learned cannot be used and is learned anew: ${read.error}` });
    const forecaster = new HallForecaster(state?.memory, state?.until.day);
    this.halls.set(hall, { folder, forecaster, record: new AccuracyFile(folder) });
    this.say({ kind: 'opened', hall, until: state?.until, usual: forecaster.usual() });
  }

  /** Undefined where the hall is not open here: no waits would be another answer. */
  private async accuracy(
    hall: HallId,
    { from, to, by, lead }: AccuracyAsk,
  ): Promise<readonly AccuracyCell[] | undefined> {
    const rows = await this.halls.get(hall)?.record.rows(from, to);
    if (rows === undefined) return undefined;
    return accuracyBy(by === 'lead' ? rows : rows.filter((row) => row.lead === lead), by);
  }

  private advice(hall: HallId, ask: AdviceAsk): AdviceAnswer | undefined {
    const forecaster = this.halls.get(hall)?.forecaster;
    if (forecaster === undefined) return undefined;
    const { days, visits } = forecaster.memory;
    const learned = { days, visits };
    switch (ask.what) {
      case 'advice':
        return { learned, advice: forecaster.advice(ask.now) };
      case 'what-if':
        return { learned, supposition: forecaster.whatIf(ask.changes, ask.now) };
      case 'needs':
        return { learned, needs: forecaster.needsOf(ask.days) };
    }
  }

  private async record(hall: HallId, at: AtDesk, came: readonly ToldAndCame[]): Promise<void> {
    for (const day of new Set(came.map((row) => row.day)))
      await at.record
        .add(
          day,
          came.filter((row) => row.day === day),
        )
        .catch((fault: unknown) =>
          this.say({ kind: 'trouble', hall, detail: `how right waits were is not recorded: ${faultText(fault)}` }),
        );
  }

  private async take(hall: HallId, events: readonly HallEvent[]): Promise<void> {
    const at = this.halls.get(hall);
    if (at === undefined) return;
    const came: ToldAndCame[] = [];
    for (const event of events) {
      const ended = at.forecaster.take([event]);
      came.push(...at.forecaster.takeCame());
      if (!ended) continue;
      const until = { day: event.day, seq: event.seq };
      // What cannot be kept now is kept with the next day, or learned anew from the journal.
      await keepLearned(at.folder, { until, memory: at.forecaster.memory }).catch((fault: unknown) =>
        this.say({ kind: 'trouble', hall, detail: `what was learned is not kept: ${faultText(fault)}` }),
      );
    }
    await this.record(hall, at, came);
  }
}
