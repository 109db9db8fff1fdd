/** Faults that are not found, or not at their element, and why they are left. */
export const knownMisses: Readonly<Record<string, string>> = {};
