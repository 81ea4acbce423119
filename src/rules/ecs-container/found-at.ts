/**
 * What is found at `key` of something, with its place from there: `[0]` and `.name` before that in the item and in the member. Places are
 * made from the end, as mostly nothing is found that would need one.
 */
export function foundAt<T extends { readonly property: string }>(
  key: string | number,
  found: readonly T[],
): readonly T[] {
  if (found.length === 0) return found;
  const step = typeof key === "number" ? `[${key}]` : `.${key}`;
  return found.map((each) => ({ ...each, property: `${step}${each.property}` }));
}
