import { releaseOf } from '../definitions/fhirReleases.ts';
import type { Report } from '../diagnostic.ts';

/**
 * Reports that a package is made for another release of FHIR than R4 (`fhir-version`), by its `package.json`, and gives that release. R4B is
 * near enough to be read on.
 * @see https://confluence.hl7.org/display/FHIR/NPM+Package+Specification
 */
export function packageRelease(manifest: unknown, file: string, report: Report): string | undefined {
  const versions = versionsIn(manifest);
  const named = versions.map((version) => ({ version, release: releaseOf(version) }));
  const [first] = named;
  if (!first?.release || named.some(({ release }) => release === 'R4')) return undefined;
  const { release, version } = first;
  const isNear = release === 'R4B';
  report({
    code: 'fhir-version',
    severity: isNear ? 'warning' : 'error',
    message: `The package is made for FHIR ${release} (${version}); FHIR R4 (4.0.1) was expected. ${
      isNear
        ? 'Its resources are read as R4.'
        : `Take its edition for R4, or check it with a validator for ${release}.`
    }`,
    place: { file },
  });
  return isNear ? undefined : release;
}

/** Named outright in either spelling, or by the core package that it depends on. */
function versionsIn(manifest: unknown): readonly string[] {
  if (typeof manifest !== 'object' || manifest === null) return [];
  const { fhirVersions, 'fhir-version-list': older, dependencies } = manifest as Record<string, unknown>;
  const named = [fhirVersions ?? older ?? []].flat().filter((version) => typeof version === 'string');
  if (named.length > 0 || typeof dependencies !== 'object' || dependencies === null) return named;
  return Object.entries(dependencies).flatMap(([name, version]) =>
    /^hl7\.fhir\.r\d+b?\.core$|^hl7\.fhir\.core$/.test(name) && typeof version === 'string' ? [version] : [],
  );
}
