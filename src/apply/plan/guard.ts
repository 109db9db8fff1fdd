/** Runs something that may take long; may throw instead of waiting for it. */
export type Guard = <T>(run: () => T) => T;
