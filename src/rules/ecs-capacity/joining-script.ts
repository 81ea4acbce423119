import { addressOf, type Configuration, isKnown, knownString, type Resource, type ResourceMap } from "../configuration";
import { templatesOf } from "../ec2/launched-by";
import { joins, joinsCluster, userDataOf } from "../ec2/user-data";
import type { Finding, Rule } from "../rule";
import { GROUP_PROVIDER, providersOf } from "./scaler";

const AGENT = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/launch_container_instance.html";

const LISTS = "aws_ecs_cluster_capacity_providers";
/** What the agent joins without a name. */
const DEFAULT = "default";
/** Images of AWS that join a cluster only by a script; of others, nobody knows what is in them. */
const WITH_SCRIPT = /^resolve:ssm:\/aws\/service\/(?:ecs\/optimized-ami|ami-windows-latest|ami-amazon-linux-latest)\//;

function behind(script: string): ResourceMap {
  return {
    aws_ecs_cluster: { shop: { name: "shop" }, other: { name: "other" } },
    aws_launch_template: {
      web: { user_data: Buffer.from(script).toString("base64"), iam_instance_profile: { name: "web" } },
    },
    aws_autoscaling_group: {
      web: { launch_template: { id: "${aws_launch_template.web.id}" }, vpc_zone_identifier: ["subnet-1"] },
    },
    aws_ecs_capacity_provider: {
      web: { name: "web", [GROUP_PROVIDER]: { auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}" } },
    },
    [LISTS]: {
      shop: {
        cluster_name: "${aws_ecs_cluster.shop.name}",
        capacity_providers: ["${aws_ecs_capacity_provider.web.name}"],
      },
    },
  };
}

/** What keeps instances from joining the cluster whose capacity they are. */
export const joiningScriptRules: readonly Rule[] = [
  {
    id: "CL020",
    severity: "warning",
    resourceType: "aws_autoscaling_group",
    title: "instances behind a cluster's capacity provider join that cluster",
    explanation:
      "Without a name, the agent joins the cluster default. ECS starts more and more instances, and no task is ever placed.",
    fix: "Write ECS_CLUSTER= and the cluster's name into /etc/ecs/ecs.config by the user data, or on Windows, run Initialize-ECSAgent.",
    source: AGENT,
    check(resource, configuration) {
      const clusters = clustersOf(resource, configuration);
      if (clusters.length !== 1) return [];
      return clusters.flatMap((cluster) =>
        templatesOf(resource, configuration).flatMap((template) => misled(template, cluster, configuration)),
      );
    },
    examples: {
      failing: behind("echo ECS_CLUSTER=other >> /etc/ecs/ecs.config"),
      passing: behind("echo ECS_CLUSTER=shop >> /etc/ecs/ecs.config"),
    },
  },
];

/** The clusters whose capacity a group is. */
function clustersOf(group: Resource, configuration: Configuration): readonly Resource[] {
  const lists = providersOf(group, configuration).flatMap((provider) =>
    configuration.referring(provider, LISTS, "capacity_providers"),
  );
  const clusters = lists.flatMap((list) => configuration.referredBy(list.attributes.cluster_name) ?? []);
  return clusters.filter(({ type }) => type === "aws_ecs_cluster");
}

function misled(template: Resource, cluster: Resource, configuration: Configuration): Finding[] {
  const script = userDataOf(template);
  if (script === undefined || joinsCluster(script, cluster, configuration) !== false) return [];
  const { name } = cluster.attributes;
  const property = `user_data of ${addressOf(template)}`;
  const allowed = `a script that joins ${isKnown(name) ? name : addressOf(cluster)}`;
  if (joins(script)) return [{ property, got: "a script that joins another cluster", allowed }];
  const image = knownString(template.attributes.image_id) ?? "";
  // Other words about ECS may come to the same, and another image may join by itself.
  if (!WITH_SCRIPT.test(image) || /ecs/i.test(script) || !isKnown(name) || name === DEFAULT) return [];
  return [{ property, got: script === "" ? undefined : "a script that joins none", allowed }];
}
