import type { Concerns, Configuration, Resource, ResourceMap } from "./configuration";

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

/** What has to hold for a value that only Terraform knows, in a module whose variables it comes from. */
export interface Condition {
  /** As in a finding. */
  readonly property: string;
  /** As it stands in the JSON: `${var.port}`. */
  readonly value: unknown;
  readonly allowed: string;
  /** An expression in HCL that is true of `expression` where it is right; it is not asked about null. */
  holds(expression: string): string;
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
  /** The type of the resources that are looked at, for example `aws_lb`, or of data sources: `data.aws_ami`. */
  readonly resourceType: string;
  /** What holds, in one line. */
  readonly title: string;
  /** What happens otherwise, or why it is so, in a sentence or two. */
  readonly explanation: string;
  /** What to do about a violation. */
  readonly fix: string;
  /** Where AWS says so. */
  readonly source: string;
  /**
   * Of which resources it has something to say at all; asked once for all rules with the same function.
   * @default of all
   */
  readonly concerns?: Concerns;
  check(resource: Resource, configuration: Configuration): Iterable<Finding>;
  /** What a module has Terraform check, where `check` cannot know. */
  conditions?(resource: Resource, configuration: Configuration): Iterable<Condition>;
  /** One configuration that violates the rule and one that just does not. */
  readonly examples: { readonly failing: ResourceMap; readonly passing: ResourceMap };
}

/** A finding, the rule that it breaks, and the resource where. */
export interface Violation extends Finding {
  readonly rule: Rule;
  readonly resource: Resource;
}
