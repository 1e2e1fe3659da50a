import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AgentReport } from '../../core/protocol/agent.ts';
import type { Disk } from '../../files/disk.ts';
import { openJobSpool } from '../../printer/job-spool.ts';
import { faultyDisk, type DiskFault } from '../support/faulty-disk.ts';
import { fc } from '../support/property.ts';

const job = (id: string) => ({ job: id, printer: 'kiosk-1', paper: { ticket: `t-${id}`, copy: 0 } });
const printed = (id: string): AgentReport => ({ ...job(id), attempt: { outcome: 'printed' } });

describe('the spool of an agent', () => {
  let folder = '';
  let path = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hallcall-spool-'));
    path = join(folder, 'deep', 'spool.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('[AS1] what ended is owed until it is reported, also over a restart, and the spool keeps its name', async () => {
    const before = await openJobSpool(path);
    await before.begin(job('a'));
    await before.end(printed('a'));
    await before.begin(job('b'));
    await before.end(printed('b'));
    await before.reported('a');
    await before.close();
    const after = await openJobSpool(path);
    expect(after.id).toBe(before.id);
    expect(after.owed()).toEqual([printed('b')]);
    await after.close();
  });

  it('[AS2] what had begun when the agent died is unknown; what had not begun was never here', async () => {
    const before = await openJobSpool(path);
    await before.begin(job('a'));
    // No close: the process is gone.
    const after = await openJobSpool(path);
    expect(after.owed()).toMatchObject([{ ...job('a'), attempt: { outcome: 'unknown' } }]);
    await Promise.all([before.close(), after.close()]);
  });

  it('[AS3] a last line that a power cut has torn is dropped; a torn line in the middle ends the start with a sentence', async () => {
    const before = await openJobSpool(path);
    await before.begin(job('a'));
    await before.end(printed('a'));
    await before.close();
    await appendFile(path, '{"begun":{"job":"b","pri');
    const after = await openJobSpool(path);
    expect(after.owed()).toEqual([printed('a')]);
    await after.close();
    await writeFile(path, `${await readFile(path, 'utf8')}garbage\n{"reported":"a"}\n`);
    await expect(openJobSpool(path)).rejects.toThrow(/line 3.*cannot be read.*remove the file/);
  });

  it('[AS4] it does not grow: after thousands of jobs the file holds what is owed', async () => {
    const spool = await openJobSpool(path);
    for (let at = 0; at < 1100; at += 1) {
      await spool.begin(job(String(at)));
      await spool.end(printed(String(at)));
      if (at !== 500) await spool.reported(String(at));
    }
    const lines = (await readFile(path, 'utf8')).trim().split('\n');
    expect(lines.length).toBeLessThan(600);
    expect(spool.owed()).toEqual([printed('500')]);
    await spool.close();
  });

  it('[AS5] cut off after any byte, the spool says of each job what is true, or that it is unknown', async () => {
    const whole = await openJobSpool(path);
    for (const id of ['a', 'b', 'c']) {
      await whole.begin(job(id));
      await whole.end(printed(id));
    }
    await whole.reported('b');
    await whole.close();
    const text = await readFile(path, 'utf8');
    const first = text.indexOf('\n') + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: first, max: text.length }), async (length) => {
        await writeFile(path, text.slice(0, length));
        const spool = await openJobSpool(path);
        const owed = spool.owed();
        await spool.close();
        const kept = text.slice(0, text.slice(0, length).lastIndexOf('\n') + 1);
        for (const id of ['a', 'b', 'c']) {
          const said = owed.find((each) => each.job === id)?.attempt.outcome;
          const begun = kept.includes(`{"begun":{"job":"${id}"`);
          const ended = kept.includes(`{"ended":{"job":"${id}"`);
          const reported = kept.includes(`{"reported":"${id}"`);
          expect(said).toBe(reported || !begun ? undefined : ended ? 'printed' : 'unknown');
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('[AS6] a line that the disk took half of, and did not give back, spoils none behind it', async () => {
    for (const what of ['write', 'sync'] as const) {
      const faulty = new Set<DiskFault>();
      const before = await openJobSpool(path, faultyDisk(faulty));
      faulty.add(what).add('truncate');
      await expect(before.begin(job('a'))).rejects.toThrow('ENOSPC');
      faulty.delete(what);
      await expect(before.begin(job('b'))).rejects.toThrow('ENOSPC');
      faulty.clear();
      await before.begin(job('c'));
      // No close: the power is gone.
      const after = await openJobSpool(path);
      expect(after.owed().map((each) => each.job)).toEqual(['c']);
      await after.reported('c');
      await Promise.all([before.close(), after.close()]);
    }
  });

  it('[AS7] on a full disk it is not written anew, goes on behind what it has, and begins so, too', async () => {
    const faulty = new Set<DiskFault>();
    let spool = await openJobSpool(path, faultyDisk(faulty));
    for (let at = 0; at < 1000; at += 1) {
      await spool.begin(job(String(at)));
      await spool.end(printed(String(at)));
      if (at === 999) faulty.add('write');
      await spool.reported(String(at)).catch(() => undefined);
    }
    faulty.clear();
    await spool.begin(job('a'));
    await appendFile(path, '{"begun":{"job":"b","pri');
    faulty.add('write');
    const { id } = spool;
    await spool.close();
    spool = await openJobSpool(path, faultyDisk(faulty));
    expect(spool.id).toBe(id);
    // What was reported, and is not known to have been, is reported once more.
    expect(spool.owed().map((each) => [each.job, each.attempt.outcome])).toEqual([
      ['999', 'printed'],
      ['a', 'unknown'],
    ]);
    await expect(spool.begin(job('c'))).rejects.toThrow('ENOSPC');
    faulty.clear();
    await spool.reported('a');
    await spool.begin(job('d'));
    await spool.close();
    const after = await openJobSpool(path);
    expect(after.owed().map((each) => each.job)).toEqual(['999', 'd']);
    await after.close();
  });

  it('[AS9] a disk that takes lines and no other file mends it in place: what was not taken is written down then', async () => {
    const faulty = new Set<DiskFault>();
    const spool = await openJobSpool(path, faultyDisk(faulty));
    for (const id of ['a', 'b', 'c']) await spool.begin(job(id));
    await spool.end(printed('a'));
    faulty.add('write');
    const lost = async (act: Promise<void>): Promise<void> => expect(act).rejects.toThrow('ENOSPC');
    await lost(spool.reported('a'));
    await lost(spool.end(printed('b')));
    await lost(spool.end(printed('c')));
    await lost(spool.reported('c'));
    await lost(spool.begin(job('d')));
    await lost(spool.mend());
    expect(spool.fault).toBeDefined();

    faulty.clear();
    faulty.add('new');
    await spool.mend();
    expect(spool.fault).toBeUndefined();
    // No close: the power is gone.
    let after = await openJobSpool(path);
    expect([after.id, after.owed()]).toEqual([spool.id, [printed('b')]]);
    await Promise.all([spool.close(), after.close()]);

    // One that found no room for itself anew at its start has lost nothing.
    after = await openJobSpool(path, faultyDisk(faulty));
    expect(after.fault).toBeDefined();
    await after.mend();
    expect(after.fault).toBeUndefined();
    await after.close();
    faulty.clear();
    const last = await openJobSpool(path, faultyDisk(faulty));
    expect([last.id, last.owed()]).toEqual([spool.id, [printed('b')]]);

    // What was reported before its end could be written down is not owed again.
    await last.begin(job('e'));
    faulty.add('write');
    await lost(last.end(printed('e')));
    faulty.clear();
    await last.reported('e');
    expect(last.fault, 'its end is still to be written').toBeDefined();
    await last.mend();
    await last.mend();
    expect(last.fault).toBeUndefined();
    const known = await openJobSpool(path);
    expect(known.owed()).toEqual([printed('b')]);
    await Promise.all([last.close(), known.close()]);
  });

  it('[AS10] a full disk on which there is no spool yet opens one that takes no job, until the disk takes the file', async () => {
    for (const first of ['begin', 'mend'] as const) {
      await rm(path, { force: true });
      const faulty = new Set<DiskFault>(['new']);
      const spool = await openJobSpool(path, faultyDisk(faulty));
      expect(spool.fault).toBeDefined();
      await expect(spool.begin(job('a'))).rejects.toThrow('ENOSPC');
      await expect(spool.mend()).rejects.toThrow('ENOSPC');
      expect([spool.owed(), spool.fault]).toEqual([[], expect.anything()]);
      faulty.clear();
      if (first === 'mend') await spool.mend();
      await spool.begin(job('b'));
      expect(spool.fault).toBeUndefined();
      // No close: the power is gone.
      const after = await openJobSpool(path);
      expect(after.id).toBe(spool.id);
      expect(after.owed().map((each) => each.job)).toEqual(['b']);
      await Promise.all([spool.close(), after.close()]);
    }
  });

  it.each([
    ['made for it', 'begin'],
    ['written anew meanwhile', 'mend'],
  ] as const)('[AS11] a job whose line is refused was never here, also where the file was %s', async (_, by) => {
    const faulty = new Set<DiskFault>(['new']);
    const full = faultyDisk(faulty);
    // It takes one more file, and with its name in place it is full again.
    const disk: Disk = {
      ...full,
      async rename(from, to) {
        await full.rename(from, to);
        faulty.add('write');
      },
    };
    const spool = await openJobSpool(path, disk);
    faulty.clear();
    const mended = by === 'mend' ? spool.mend() : undefined;
    await expect(spool.begin(job('a'))).rejects.toThrow('ENOSPC');
    await mended?.catch(() => undefined);
    faulty.clear();
    if (by === 'mend') await spool.mend();
    // No close: the power is gone.
    const after = await openJobSpool(path);
    expect([after.id, after.owed()]).toEqual([spool.id, []]);
    await Promise.all([spool.close(), after.close()]);
  });

  it('[AS8] a job that begins while the spool is written anew has begun after it', async () => {
    const spool = await openJobSpool(path);
    for (let at = 0; at < 1000; at += 1) {
      await spool.begin(job(String(at)));
      await spool.end(printed(String(at)));
      await Promise.all([spool.reported(String(at)), ...(at === 999 ? [spool.begin(job('a'))] : [])]);
    }
    expect((await readFile(path, 'utf8')).trim().split('\n').length).toBeLessThan(1000);
    // No close: the process is gone.
    const after = await openJobSpool(path);
    expect(after.owed().map((each) => each.job)).toEqual(['a']);
    await Promise.all([spool.close(), after.close()]);
  });
});
