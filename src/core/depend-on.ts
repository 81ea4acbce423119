import { dependable, type ITerraformDependable, type TerraformResource } from "cdktf";

/** cdktf writes a new token for every dependency, so two of the same thing cannot be told by their text. */
const known = new WeakMap<TerraformResource, Set<ITerraformDependable>>();

/** Has Terraform create `resource` after `other`, and destroy it before; once, however often it is said. */
export function dependOn(resource: TerraformResource, other: ITerraformDependable): void {
  const others = known.get(resource) ?? new Set();
  known.set(resource, others);
  if (others.has(other)) return;
  others.add(other);
  resource.dependsOn = [...(resource.dependsOn ?? []), dependable(other)];
}
