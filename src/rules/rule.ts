import type { Configuration, Resource, ResourceMap } from "./configuration";

/** An error stops the synthesis; a warning is printed. */
export type Severity = "error" | "warning";

/** One thing in a resource that a rule finds wrong. */
export interface Finding {
  /** The attribute in Terraform's spelling, with its position: `load_balancer[0].container_port`. */
  readonly property: string;
  readonly got: unknown;
  /** What AWS takes. */
  readonly allowed: string;
}

/**
 * Something that AWS refuses, or that never becomes healthy, although `terraform plan` accepts it; as a warning, something that AWS
 * takes, but that hardly anybody wants.
 *
 * A rule is a pure function over resolved attributes. What only Terraform knows (a reference, a variable) is never guessed: a rule that
 * cannot know is silent.
 */
export interface Rule {
  /** Stable; an error message begins with it. */
  readonly id: string;
  /** @default "error" */
  readonly severity?: Severity;
  /** The type of the resources that are looked at, for example `aws_lb`. */
  readonly resourceType: string;
  /** What holds, in one line. */
  readonly title: string;
  /** What to do about a violation. */
  readonly fix: string;
  /** Where AWS says so. */
  readonly source: string;
  check(resource: Resource, configuration: Configuration): Iterable<Finding>;
  /** One configuration that violates the rule and one that just does not. */
  readonly examples: { readonly failing: ResourceMap; readonly passing: ResourceMap };
}

/** A finding, the rule that it breaks, and the resource where. */
export interface Violation extends Finding {
  readonly rule: Rule;
  readonly resource: Resource;
}
