import { type Command, Option } from 'commander';
import { formatOption } from './formatOption.ts';

/** A command over guidelines, with the options that `build` and `check` share. */
export function guidelineCommand(program: Command, name: string): Command {
  return program
    .command(name)
    .argument('[guideline...]', 'ids below the input folder, or paths; all if none is named')
    .addOption(
      new Option('--status <status>', 'publication status instead of the one in guideline.yaml').choices([
        'draft',
        'active',
      ]),
    )
    .option('--canonical <url>', 'canonical base instead of the one in guideline.yaml')
    .addOption(new Option('--input <dir>', 'folder of guideline folders').default('input'))
    .addOption(formatOption());
}
