/** What a new user's shell has: where programs, home and caches are, and how to reach the registry. */
const kept =
  /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|CI|XDG_\w+|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|npm_config_\w+)$/i;

/**
 * An environment without what npm and vitest set for the tests: `npm_config_local_prefix` alone would make `npm ci`
 * install into this checkout. The locale is C.
 */
export function newUserEnvironment(added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter(
    (name) => kept.test(name) && name !== 'npm_config_local_prefix',
  );
  const environment = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  return { ...environment, LANG: 'C', LC_ALL: 'C', ...added };
}
