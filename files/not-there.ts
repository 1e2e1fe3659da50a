/** True for the fault of the file system that says that a file or a folder is not there. */
export function isNotThere(fault: unknown): boolean {
  return hasCode(fault, 'ENOENT');
}

/** True for the fault that says that it is there already. */
export function isThereAlready(fault: unknown): boolean {
  return hasCode(fault, 'EEXIST');
}

function hasCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}
