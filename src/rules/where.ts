import type { Concerns } from "./configuration";
import type { Rule } from "./rule";

/**
 * Rules that have something to say only of resources of which `concerns` holds. Most rules say nothing of most resources, and a question
 * that is asked once for all of them costs much less than to begin looking, which counts with thousands of resources.
 */
export function where<R extends Rule>(concerns: Concerns, rules: readonly R[]): readonly R[] {
  return rules.map((rule) => ({ ...rule, concerns: both(concerns, rule.concerns) }));
}

function both(outer: Concerns, inner: Concerns = outer): Concerns {
  return inner === outer ? outer : (resource) => outer(resource) && inner(resource);
}

/** Whether a resource says something by one of these attributes: the same function for the same names. */
export const withAttribute: (...names: readonly string[]) => Concerns = byNames(
  (names) =>
    ({ attributes }) =>
      names.some((name) => attributes[name] != null),
);

/** A function that gives the same question for the same names, so that it is asked once. */
export function byNames(make: (names: readonly string[]) => Concerns): (...names: readonly string[]) => Concerns {
  const made = new Map<string, Concerns>();
  return (...names) => {
    const key = names.join();
    const concerns = made.get(key) ?? make(names);
    made.set(key, concerns);
    return concerns;
  };
}
