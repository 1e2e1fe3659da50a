/**
 * What runs: the version of package.json, and the build, which is another one whenever a source of the programs is.
 * Both are put in where the programs are bundled; from the sources there is neither.
 */
export type Release = { readonly version: string; readonly build: string };

declare const HALLCALL_RELEASE: Release | undefined;

/** The release of this very program. */
export const RELEASE: Release =
  typeof HALLCALL_RELEASE === 'undefined' ? { version: '0.0.0', build: 'sources' } : HALLCALL_RELEASE;

/** As `--version` says it. */
export function releaseText({ version, build }: Release = RELEASE): string {
  return `${version} (build ${build})`;
}
