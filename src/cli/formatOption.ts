import { Option } from 'commander';

/** `--format` of commands that print findings. @param more forms beyond those that all have */
export function formatOption(...more: readonly string[]): Option {
  return new Option('--format <format>', 'how findings are printed')
    .choices(['text', 'json', 'sarif', ...more])
    .default('text');
}
