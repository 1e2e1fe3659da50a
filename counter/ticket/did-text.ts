import { counterText } from '../../web/text/counter.ts';
import type { Action } from '../keys/actions.ts';

type Did = (typeof counterText)[Extract<keyof typeof counterText, `did${string}`>];

/** What to say once the hall has done it; undefined where the screen itself shows it. */
export function didText(action: Action): Did | undefined {
  switch (action) {
    case 'next':
    case 'call-number':
    case 'recall':
      return counterText.didCall;
    case 'finish':
      return counterText.didFinish;
    case 'no-show':
      return counterText.didMiss;
    case 'park':
      return counterText.didPark;
    case 'transfer':
      return counterText.didTransfer;
    case 'add-service':
      return counterText.didAdd;
    case 'cancel':
      return counterText.didCancel;
    case 'resume':
    case 'bring-back':
      return counterText.didResume;
    case 'category':
      return counterText.didCategory;
    case 'return':
      return counterText.didReturn;
    case 'undo':
      return counterText.didUndo;
    case 'add-note':
    case 'serve':
    case 'pause':
    case 'close':
      return undefined;
  }
}
