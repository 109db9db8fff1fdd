/** Throws when a path could leave the output folder or two files could be one; both are our bugs. */
export function checkPaths(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..') || /[\\:\0]/.test(path))
      throw new Error(`output path is not a plain relative path: ${JSON.stringify(path)}`);
    const key = path.toLowerCase();
    // Some file systems do not tell A from a; the output must not depend on which one it is written to.
    if (seen.has(key)) throw new Error(`two output files have the path ${path}`);
    seen.add(key);
  }
  for (const path of seen)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      if (seen.has(path.slice(0, end)))
        throw new Error(`output path ${path.slice(0, end)} is both a file and a folder`);
}
