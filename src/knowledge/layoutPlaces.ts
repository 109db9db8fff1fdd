import type { Place } from '../diagnostic.ts';
import type { Layout } from '../input/layout.ts';
import type { YamlFile } from '../input/yamlFile.ts';

/** Ids of the tables that a layout names. */
export function tableIds(layout: Layout): string[] {
  return (layout.parts ?? []).flatMap((part) => ('table' in part ? [part.table] : []));
}

/** The line of layout.yaml that names a section. */
export function sectionPlace(layout: YamlFile<Layout>, id: string): Place {
  for (const [index, part] of (layout.value.parts ?? []).entries()) {
    if (!('recommendations' in part)) continue;
    const at = part.recommendations.sections.findIndex((section) => section.id === id);
    if (at >= 0) return layout.place(['parts', index, 'recommendations', 'sections', at]);
  }
  const at = layout.value.table?.sections.findIndex((section) => section.id === id) ?? 0;
  return layout.place(['table', 'sections', at]);
}
