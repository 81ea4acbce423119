import type { Resource } from "./configuration";
import type { Rule } from "./rule";

/**
 * Rules that have something to say only of resources of which `concerns` holds. Most rules say nothing of most resources, and a question
 * costs much less than to begin looking, which counts with thousands of resources.
 */
export function where(concerns: (resource: Resource) => boolean, rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule) => ({
    ...rule,
    check: (resource, configuration) => (concerns(resource) ? rule.check(resource, configuration) : []),
  }));
}

/** Whether a resource says something by one of these attributes. */
export function withAttribute(...names: readonly string[]): (resource: Resource) => boolean {
  return ({ attributes }) => names.some((name) => attributes[name] !== undefined && attributes[name] !== null);
}
