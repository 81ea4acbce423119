/** What `make` makes of an object, made once for each: many rules ask the same of one resource, with what is the same each time, as its configuration. */
export function remembered<K extends object, V, C = void>(make: (key: K, context: C) => V): (key: K, context: C) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (key, context) => {
    let known = made.get(key);
    if (known === undefined) {
      known = { value: make(key, context) };
      made.set(key, known);
    }
    return known.value;
  };
}
