import { type Command, Option } from 'commander';
import type { BuildCommandOptions } from './buildCommand.ts';
import { examples } from './examples.ts';
import { guidelineCommand } from './guidelineCommand.ts';
import type { Console } from './run.ts';

/** Adds `knart build` to the program. */
export function addBuild(program: Command, console: Console, done: (code: number) => void): void {
  guidelineCommand(program, 'build')
    .description(
      'build guidelines: read, make artifacts, validate, write artifacts, bundles and implementation guide',
    )
    .addOption(new Option('--out <dir>', 'output folder, replaced as a whole').default('output'))
    .addOption(
      new Option('--primary <language>', 'language that stands first in conditions; HAPI wants cql')
        .choices(['fhirpath', 'cql'])
        .default('fhirpath'),
    )
    .addOption(
      new Option(
        '--code-sets <how>',
        'how FHIRPath conditions name codes; member-of needs an engine with a terminology server, and is not for HAPI',
      )
        .choices(['inline', 'member-of'])
        .default('inline'),
    )
    .option('--watch', 'build again whenever a file of the input changes')
    .addHelpText(
      'after',
      examples('build', [
        '',
        'aspn-low-back-pain --out /somewhere/else',
        'aspn-low-back-pain --canonical https://example.org/fhir --status active',
        'aspn-low-back-pain --code-sets member-of',
        'aspn-low-back-pain --watch',
        '--format sarif > knart.sarif',
      ]),
    )
    .action(async (names: string[], options: BuildCommandOptions) =>
      done(await (await import('./buildCommand.ts')).buildCommand(names, options, console)),
    );
}
