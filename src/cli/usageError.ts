/** A call that cannot be carried out as it stands; the message says how to mend it. The program exits with 2. */
export class UsageError extends Error {}
