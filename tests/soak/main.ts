import { parseArgs } from 'node:util';
import { soak } from '../support/soak/soak.ts';

// npm run soak -- [--minutes N] [--seed S]
const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes ?? 10);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6));
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('npm run soak -- [--minutes N] [--seed S]: minutes above 0, and a whole number');
  process.exit(2);
}
console.log(`seed ${String(seed)}, ${String(minutes)} minutes`);
try {
  const { steps, tickets, commands, days } = await soak({
    seed,
    ms: minutes * 60_000,
    say: (line) => console.log(line),
  });
  const all = Object.values(steps).reduce((sum, times) => sum + times, 0);
  console.log(JSON.stringify(steps));
  console.log(
    `${String(all)} steps, ${String(commands)} commands acknowledged, ${String(tickets)} of them tickets, on ${String(days)} days: ` +
      'nothing lost, nothing doubled, every chain holds, every view is as the journal says',
  );
  process.exit(0);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  console.error(`again: npm run soak -- --minutes ${String(minutes)} --seed ${String(seed)}`);
  process.exit(1);
}
