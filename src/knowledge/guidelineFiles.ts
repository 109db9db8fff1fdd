import type { Report } from '../diagnostic.ts';
import { type GuidelineFolder, readYamlOf } from '../input/guidelineFolder.ts';
import type { Layout } from '../input/layout.ts';
import type { SchemaName } from '../input/schema.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { CriteriaFile } from './criteriaFile.ts';
import type { EligibilityFile } from './eligibilityFile.ts';
import type {
  GuidelineFile,
  MapsFile,
  MetadataFile,
  RecommendationsFile,
  TablesFile,
  TerminologyFile,
  VariablesFile,
} from './files.ts';
import type { ReviewFile } from './review.ts';

/** The YAML files of a guideline; undefined when absent or too faulty to be read. */
export interface GuidelineFiles {
  readonly guideline: YamlFile<GuidelineFile> | undefined;
  readonly layout: YamlFile<Layout> | undefined;
  readonly recommendations: YamlFile<RecommendationsFile> | undefined;
  readonly variables: YamlFile<VariablesFile> | undefined;
  readonly tables: YamlFile<TablesFile> | undefined;
  readonly maps: YamlFile<MapsFile> | undefined;
  readonly metadata: YamlFile<MetadataFile> | undefined;
  readonly terminology: YamlFile<TerminologyFile> | undefined;
  readonly criteria: YamlFile<CriteriaFile> | undefined;
  readonly eligibility: YamlFile<EligibilityFile> | undefined;
  readonly review: YamlFile<ReviewFile> | undefined;
  /** Files that exist but could not be read: what hangs on them is not checked, since it would only seem to be missing. */
  readonly unreadable: ReadonlySet<SchemaName>;
}

/** Reads all YAML files of a guideline, so that the faults of all of them are reported in one run. */
export async function readGuidelineFiles(folder: GuidelineFolder, report: Report): Promise<GuidelineFiles> {
  const unreadable = new Set<SchemaName>();
  const read = async <T>(name: SchemaName, required: boolean): Promise<YamlFile<T> | undefined> => {
    let faulty = false;
    const file = await readYamlOf<T>(folder, name, required, (diagnostic) => {
      faulty = true;
      report(diagnostic);
    });
    if (faulty && !file) unreadable.add(name);
    return file;
  };
  return {
    guideline: await read<GuidelineFile>('guideline', true),
    layout: await read<Layout>('layout', true),
    recommendations: await read<RecommendationsFile>('recommendations', true),
    variables: await read<VariablesFile>('variables', true),
    tables: await read<TablesFile>('tables', false),
    maps: await read<MapsFile>('maps', false),
    metadata: await read<MetadataFile>('metadata', false),
    terminology: await read<TerminologyFile>('terminology', false),
    criteria: await read<CriteriaFile>('criteria', false),
    eligibility: await read<EligibilityFile>('eligibility', false),
    review: await read<ReviewFile>('review', false),
    unreadable,
  };
}
