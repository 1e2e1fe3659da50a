import type { Command } from './command.ts';

/** What is the matter with the machine. */
export type PrinterCondition = {
  readonly paperOut: boolean;
  readonly coverOpen: boolean;
  readonly paperLow: boolean;
  readonly cutterError?: boolean;
};

/** What a printer in that condition answers to those commands, in order (Epson TM-T88III specification, appendix G). */
export function replies(commands: readonly Command[], condition: PrinterCondition): Uint8Array {
  return Uint8Array.from(commands.flatMap((command) => replyTo(command, condition)));
}

function replyTo(command: Command, condition: PrinterCondition): number[] {
  switch (command.kind) {
    case 'ask-now':
      return [realTimeStatus(command.n, condition)];
    case 'auto-status':
      return command.mask === 0 ? [] : automaticStatus(condition);
    case 'ask-paper':
      // Answered behind the data before it, which an offline printer does not reach.
      return isOffline(condition) ? [] : [condition.paperLow ? 0x03 : 0x00];
    case 'process-id':
      return isOffline(condition) ? [] : [0x37, 0x22, ...Buffer.from(command.id, 'latin1'), 0x00];
    default:
      return [];
  }
}

/** The byte to DLE EOT n; bits 1 and 4 are always set. */
function realTimeStatus(n: number, condition: PrinterCondition): number {
  const { paperOut, coverOpen, paperLow, cutterError = false } = condition;
  switch (n) {
    case 1:
      return 0x12 | bit(3, isOffline(condition));
    case 2:
      return 0x12 | bit(2, coverOpen) | bit(5, paperOut) | bit(6, cutterError);
    case 3:
      return 0x12 | bit(3, cutterError);
    default:
      return 0x12 | (paperLow || paperOut ? 0x0c : 0) | (paperOut ? 0x60 : 0);
  }
}

/** The four bytes of GS a: printer, errors, paper, reserved. */
function automaticStatus(condition: PrinterCondition): number[] {
  const { paperOut, coverOpen, paperLow, cutterError = false } = condition;
  const printer = 0x10 | bit(3, isOffline(condition)) | bit(5, coverOpen);
  const paper = (paperLow || paperOut ? 0x03 : 0) | (paperOut ? 0x0c : 0);
  return [printer, bit(3, cutterError), paper, 0x00];
}

function isOffline(condition: PrinterCondition): boolean {
  return condition.paperOut || condition.coverOpen || condition.cutterError === true;
}

function bit(position: number, on: boolean): number {
  return on ? 1 << position : 0;
}
