/** True for the fault of the file system that says that a file or a folder is not there. */
export function isNotThere(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
}
