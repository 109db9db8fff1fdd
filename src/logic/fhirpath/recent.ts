import type { Span } from '../span.ts';

/** How long a medication that is no longer active is a reason to ask (editorial, docs/logic.md). */
export const recent: Span = { count: 12, unit: 'month' };
