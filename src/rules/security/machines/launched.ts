import { type Configuration, knownBlocks, type Resource } from "../../configuration";

/** `true` as Terraform writes it: in launch templates, some are text. */
export function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

/** The block that an instance has of its launch template, `{}` if it has none of it; `undefined` where nobody knows. */
export function inheritedBlock(
  { type, attributes }: Resource,
  name: string,
  configuration: Configuration,
): Record<string, unknown> | undefined {
  if (type !== "aws_instance" || attributes.launch_template === undefined) return {};
  const [template] = configuration.referredIn(attributes.launch_template);
  if (template?.type !== "aws_launch_template") return undefined;
  const inherited = knownBlocks(template.attributes, name);
  return inherited && (inherited[0] ?? {});
}

/**
 * Whether a launch template is only for single instances. These may say all themselves that it does not, so they are looked at instead, together with
 * what they have of it.
 */
export function isForInstances(template: Resource, configuration: Configuration): boolean {
  const isUsed = (type: string, attribute: string) => configuration.referring(template, type, attribute).length > 0;
  return (
    isUsed("aws_instance", "launch_template") &&
    !isUsed("aws_autoscaling_group", "launch_template") &&
    !isUsed("aws_autoscaling_group", "mixed_instances_policy")
  );
}
