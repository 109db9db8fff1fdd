import { failureWords } from './failureWords.ts';
import { UsageError } from './usageError.ts';

/** Collects what is wrong with a call, so that one run names all of it. */
export class CallFaults {
  readonly #errors: Error[] = [];

  /** What a step gives; undefined where the call does not let it, which is kept. Bugs of ours are thrown on. */
  attempt<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof UsageError) && failureWords(error) === undefined) throw error;
      this.#errors.push(error as Error);
      return undefined;
    }
  }

  get any(): boolean {
    return this.#errors.length > 0;
  }

  /** Each in words. */
  get words(): readonly string[] {
    return this.#errors.map((error) => failureWords(error) ?? error.message);
  }

  /** @throws AggregateError of what was kept, if anything was */
  throwIfAny(): void {
    if (this.any) throw new AggregateError(this.#errors);
  }
}
