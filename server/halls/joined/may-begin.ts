import { faultText } from '../../../core/base/fault-text.ts';
import { keepDeposed, standbyMark, whyDeposed } from '../../journal/standby-mark.ts';
import { farJournal } from './far-journal.ts';

type Asked = {
  readonly data: string;
  /** The standby that is sent the journal; undefined: there is none. */
  readonly standby: { readonly url: string; readonly token: string } | undefined;
  /** Somebody says that the standby is gone for good, and was never promoted. */
  readonly standbyLost: boolean;
};

/**
 * Why this machine must not give numbers, asked before it gives one; undefined: it may. A standby that cannot be asked
 * may have been promoted.
 */
export async function whyNotBegin({ data, standby, standbyLost }: Asked): Promise<string | undefined> {
  const deposed = await whyDeposed(data);
  if (deposed !== undefined)
    return `${deposed}. To use this machine again, move ${data} to another place and keep it; then it may become the standby of the other one`;
  const mark = await standbyMark(data);
  if (mark !== undefined && mark.promoted === undefined)
    return `${data} is the folder of a standby: start it with HALL_STANDBY=yes, or promote it: npm run journal -- promote`;
  if (standby === undefined || standbyLost) return undefined;
  const reply = await farJournal(standby.url, standby.token)
    .head()
    .catch((fault: unknown) => faultText(fault));
  if (typeof reply === 'string')
    return `the standby ${standby.url} cannot be asked whether it was promoted (${reply}). Start it; or, where it is certain that it is gone and never was, start this one with STANDBY_LOST=yes`;
  if (reply.kind !== 'refused') return undefined;
  if (reply.code === 'hall-deposed') {
    await keepDeposed(data, reply.detail);
    return reply.detail;
  }
  return `the standby ${standby.url} does not say whether it was promoted: ${reply.detail}`;
}
