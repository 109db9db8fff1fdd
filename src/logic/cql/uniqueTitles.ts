/** Titles by id; where two share one, the id is added to each. */
export function uniqueTitles(
  items: readonly { readonly id: string; readonly title: string }[],
): (id: string) => string {
  const counts = new Map<string, number>();
  for (const { title } of items) counts.set(title, (counts.get(title) ?? 0) + 1);
  const titles = new Map(
    items.map(({ id, title }) => [id, (counts.get(title) ?? 0) > 1 ? `${title} (${id})` : title]),
  );
  return (id) => titles.get(id) ?? id;
}
