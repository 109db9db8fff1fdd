import { NotRunnable } from '../plan/notRunnable.ts';

/** The packages that run CQL, and what of them is made once: reading the FHIR model takes longer than most defines. */
export type CqlPackages = Awaited<ReturnType<typeof load>>;

let loading: Promise<CqlPackages> | undefined;

/**
 * Loads cql-execution and cql-exec-fhir, when the first define is asked for.
 * @throws NotRunnable where they are not installed
 */
export function cqlPackages(): Promise<CqlPackages> {
  loading ??= load();
  return loading;
}

async function load() {
  try {
    const [{ default: cql }, { default: fhir }] = await Promise.all([
      import('cql-execution'),
      import('cql-exec-fhir'),
    ]);
    return { cql, fhir, source: fhir.PatientSource.FHIRv401(), wrapper: fhir.FHIRWrapper.FHIRv401() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
    throw new NotRunnable(
      'CQL is run by cql-execution, which is not installed: npm install cql-execution cql-exec-fhir',
    );
  }
}
