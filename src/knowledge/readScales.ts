import type { Layout } from '../input/layout.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { RatingScale } from './rating.ts';

/** The rating scales of a sound layout, in the order of its columns. */
export function readScales(file: YamlFile<Layout>, header: RatingScale['place']): RatingScale[] {
  const part = file.value.parts?.find((one) => 'recommendations' in one);
  const order =
    part && 'recommendations' in part
      ? part.recommendations.columns
      : Object.keys(file.value.table?.columns ?? {});
  return file.value.scales
    .map(
      (scale, index): RatingScale => ({
        ...scale,
        values: scale.values.map((value) => ({ ...value, printed: value.printed ?? [value.code] })),
        place: header,
        authored: file.place(['scales', index]),
      }),
    )
    .sort((a, b) => order.indexOf(a.column) - order.indexOf(b.column));
}
