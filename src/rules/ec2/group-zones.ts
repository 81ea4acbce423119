import {
  addressOf,
  type Configuration,
  knownList,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const GROUP = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html";

function placed(strategy: string): ResourceMap {
  return {
    aws_placement_group: { near: { name: "near", strategy } },
    aws_autoscaling_group: {
      main: {
        launch_template: { name: "web" },
        placement_group: "${aws_placement_group.near.id}",
        availability_zones: ["tokyo-a", "tokyo-c"],
      },
    },
  };
}

/** What AWS refuses in the zones of an Auto Scaling group. */
export const groupZoneRules: readonly Rule[] = where(withAttribute("placement_group"), [
  {
    id: "AS014",
    resourceType: "aws_autoscaling_group",
    title: "a group in a cluster placement group is in one Availability Zone",
    explanation: "Instances of a cluster stand close together, in one zone: AWS refuses the group with several.",
    fix: "Leave one zone, or take a placement group with the strategy spread or partition.",
    source: GROUP,
    *check(resource, configuration) {
      const place = placementGroup(resource.attributes.placement_group, configuration);
      if (place?.attributes.strategy !== "cluster") return;
      const [first, ...others] = zonesOf(resource, configuration);
      for (const { property, zone } of others) {
        if (zone === first?.zone) continue;
        yield { property, got: zone, allowed: `${first?.zone}, as ${addressOf(place)} is a cluster in one zone` };
        return;
      }
    },
    examples: { failing: placed("cluster"), passing: placed("spread") },
  },
]);

function placementGroup(value: unknown, configuration: Configuration): Resource | undefined {
  const groups = configuration.resources("aws_placement_group");
  const referred = configuration.referredBy(value);
  return groups.find((each) => each === referred || (isName(value) && each.attributes.name === value));
}

function isName(value: unknown): boolean {
  return knownString(value) !== undefined;
}

/** The zones of a group that are known, by themselves or by their subnets. */
function zonesOf({ attributes }: Resource, configuration: Configuration): { property: string; zone: string }[] {
  const zones = (knownList(attributes.availability_zones) ?? []).map((zone, i) => ({
    property: `availability_zones[${i}]`,
    zone: knownString(zone),
  }));
  const subnets = (knownList(attributes.vpc_zone_identifier) ?? []).map((subnet, i) => ({
    property: `vpc_zone_identifier[${i}]`,
    zone: knownString(configuration.referredBy(subnet)?.attributes.availability_zone),
  }));
  return [...zones, ...subnets].flatMap(({ property, zone }) => (zone === undefined ? [] : [{ property, zone }]));
}
