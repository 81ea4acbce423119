import type { Configuration, Resource } from "../configuration";

/** Where an Auto Scaling group names launch templates. */
const PLACES = ["launch_template", "mixed_instances_policy"];

/** The launch templates of the configuration by which a group starts instances. */
export function templatesOf({ attributes }: Resource, configuration: Configuration): readonly Resource[] {
  return configuration
    .referredIn(PLACES.map((place) => attributes[place]))
    .filter(({ type }) => type === "aws_launch_template");
}

/** The Auto Scaling groups that start instances by a launch template. */
export function groupsLaunchedBy(template: Resource, configuration: Configuration): readonly Resource[] {
  return PLACES.flatMap((place) => configuration.referring(template, "aws_autoscaling_group", place));
}
