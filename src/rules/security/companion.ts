import type { Configuration, Resource } from "../configuration";

/** What goes with a resource, in another resource that names it. */
export interface Companion {
  readonly type: string;
  /** By which that one names it. */
  readonly attribute: string;
  /** Whether it is one that counts. */
  is?(companion: Resource): boolean;
}

/** Whether a resource has a companion, or may have one: one of that type that names who knows what. */
export function mayHave(companion: Companion, resource: Resource, configuration: Configuration): boolean {
  const { type, attribute, is = () => true } = companion;
  if (configuration.referring(resource, type, attribute).some(is)) return true;
  return configuration
    .resources(type)
    .some(({ attributes }) => configuration.referredIn(attributes[attribute]).length === 0);
}
