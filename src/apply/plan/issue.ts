import type { ApplyIssue } from './planRequest.ts';

/** An issue of something that could not be evaluated or found: what depends on it does not apply, and this says so. */
export function issue(code: ApplyIssue['code'], diagnostics: string): ApplyIssue {
  return { severity: 'error', code, diagnostics };
}
