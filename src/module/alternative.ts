import type { IResolvable, TerraformElement, TerraformResource } from "cdktf";

/** A second form of a resource, in whose place it stands where a condition holds. */
export interface Alternative {
  readonly when: IResolvable;
  /** What its address ends with, after that of the first. */
  readonly suffix: string;
  /** The arguments that differ, in Terraform's spelling. */
  readonly differs: Readonly<Record<string, unknown>>;
}

const alternatives = new WeakMap<TerraformElement, Alternative>();

/**
 * Has a second form of `resource` stand in its place where `when` holds, for what Terraform lets no variable decide: `lifecycle`. Whoever
 * refers to it gets the one that is there. To go from one to the other replaces the resource, unless its state is moved.
 */
export function alternativeOf(resource: TerraformResource, alternative: Alternative): void {
  alternatives.set(resource, alternative);
}

export function alternativeTo(resource: TerraformElement): Alternative | undefined {
  return alternatives.get(resource);
}
