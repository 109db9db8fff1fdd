import type { Artifact } from '../../artifact.ts';
import { type HoldsAt, invariantEngine } from '../invariants/invariantEngine.ts';
import { concerns, invariantsAt, type ReadyInvariant } from '../invariants/invariantsAt.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { fhirPathOf, isObject, resourceOf, type TypedValue } from '../typedValue.ts';

interface Open {
  readonly ready: ReadyInvariant;
  readonly typed: TypedValue;
}

let holdsAt: HoldsAt | undefined;

/**
 * Invariants of R4. Those that are asked often are JavaScript; fhirpath.js is loaded only when another one concerns
 * an element that is there. What the engine cannot evaluate is no finding.
 */
export const invariant: Rule = {
  code: 'invariant',
  group: 'structure',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/conformance-rules.html#constraints',
  wants:
    'The invariants that R4 states for a type hold at every element of it. The message names the one that is broken: --explain with its key (dom-6) prints its words and expression.',
  why: 'Servers check invariants when they store a resource, and refuse it. Those that R4 calls best practice are warnings.',
  example: {
    faulty: { resourceType: 'Parameters', parameter: [{ name: 'score' }] },
    mended: { resourceType: 'Parameters', parameter: [{ name: 'score', valueInteger: 7 }] },
  },
  prepare(artifact, scope) {
    if (holdsAt || !applicable(artifact, scope).some(({ ready }) => !ready.native && !ready.text)) return;
    return invariantEngine().then((engine) => {
      holdsAt = engine;
    });
  },
  *check(artifact, scope) {
    for (const open of applicable(artifact, scope)) {
      if (!holds(open, scope)) yield findingOf(open);
    }
  },
};

/** Of the resource that was asked about last: it is asked about twice. */
let last: { readonly resource: object; readonly scope: Scope; readonly open: readonly Open[] } | undefined;

/** The invariants that concern a value of an artifact. */
function applicable(artifact: Artifact, scope: Scope): readonly Open[] {
  const { resource } = artifact;
  if (last?.resource !== resource || last.scope !== scope)
    last = { resource, scope, open: findApplicable(artifact, scope) };
  return last.open;
}

function findApplicable(artifact: Artifact, scope: Scope): readonly Open[] {
  const open: Open[] = [];
  for (const values of scope.valuesByType(artifact).values()) {
    for (const typed of values) {
      if (typed.type === 'Resource' && typed.parent && scope.owns(typed.value as object)) continue;
      for (const ready of invariantsAt(typed)) {
        if (concerns(ready, typed.value) && !isWaived(ready, typed)) open.push({ ready, typed });
      }
    }
  }
  return open;
}

/** A contained resource has no narrative of its own: that of the resource around it speaks for both. */
function isWaived({ invariant: { key } }: ReadyInvariant, typed: TypedValue): boolean {
  return key === 'dom-6' && typed.property?.element.name === 'contained';
}

function holds({ ready, typed }: Open, scope: Scope): boolean {
  const { value } = typed;
  if (ready.native && isObject(value))
    return ready.native(value, resourceOf(typed) as unknown as Record<string, unknown>);
  if (ready.text && typeof value === 'string') return ready.text(value);
  return holdsAt?.(ready, typed, scope) ?? true;
}

function findingOf({ ready: { invariant: broken }, typed }: Open): Finding {
  const hint = broken.bestPractice ? ' (best practice)' : '';
  return {
    message: `Broken is ${broken.key}: ${broken.human.replace(/\.?$/, '.')}${hint}`,
    fhirPath: fhirPathOf(typed),
    severity: broken.bestPractice ? 'warning' : broken.severity,
  };
}
