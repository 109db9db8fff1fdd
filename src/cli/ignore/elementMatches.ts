/**
 * Whether an element is the one that a path names, or within it. A step without an index means each entry of a list; `ofType(…)` may be
 * left out: `PlanDefinition.action.definition` means `PlanDefinition.action[2].definition.ofType(canonical)`.
 */
export function elementMatches(pattern: string): (fhirPath: string) => boolean {
  const wanted = stepsOf(pattern);
  return (fhirPath) => {
    const steps = stepsOf(fhirPath);
    return wanted.every((step, index) => step === steps[index] || step === withoutIndex(steps[index]));
  };
}

function stepsOf(path: string): readonly string[] {
  return path.replaceAll(/\.ofType\([^)]*\)/g, '').split('.');
}

function withoutIndex(step: string | undefined): string | undefined {
  return step?.replace(/\[\d+\]$/, '');
}
