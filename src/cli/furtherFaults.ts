import { CallFaults } from './callFaults.ts';
import type { ReadCall } from './usageFaults.ts';

/** What else is wrong with a call whose options are already faulty: of those commands that look at what they are given before they begin. */
export async function furtherFaults(name: string, { options, args }: ReadCall): Promise<readonly string[]> {
  const faults = new CallFaults();
  if (name === 'apply') {
    const { readApplyCall } = await import('./applyCall.ts');
    readApplyCall(options, faults, []);
  }
  if (name === 'validate') {
    const { checkValidateCall } = await import('./checkValidateCall.ts');
    checkValidateCall(args, options, faults);
  }
  return faults.words;
}
