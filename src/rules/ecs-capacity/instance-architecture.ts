import { addressOf, type Configuration, knownString, type Resource, type ResourceMap } from "../configuration";
import { type Architecture, architectureOfImage, architectureOfType } from "../ec2/architecture";
import { templatesOf } from "../ec2/launched-by";
import { taskDefinitionOf } from "../ecs-task-definition/task-definition";
import { nestedBlocks } from "../nested-blocks";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { groupsOf } from "./capacity";

const OVERRIDES = "mixed_instances_policy.launch_template.override";
const ARM_IMAGE = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id";

const ALL: Pick<Rule, "id" | "severity" | "title" | "explanation" | "fix"> = {
  id: "LT013",
  severity: "warning",
  title: "instances are of the architecture that their image and their tasks are made for",
  explanation: "EC2 does not start an instance with an image of another architecture; ECS does not place a task on it.",
  fix: "Take an instance type, an image and a cpu_architecture that belong together: a g behind the number is Graviton, ARM64.",
};

function template(instance_type: string): ResourceMap {
  return {
    aws_launch_template: { web: { image_id: ARM_IMAGE, instance_type, iam_instance_profile: { name: "web" } } },
  };
}

function mixed(instance_type: string): ResourceMap {
  const launch_template_specification = { launch_template_id: "${aws_launch_template.web.id}" };
  const launch_template = { launch_template_specification, override: [{ instance_type }] };
  return {
    ...template("t4g.small"),
    aws_autoscaling_group: { web: { vpc_zone_identifier: ["subnet-1"], mixed_instances_policy: { launch_template } } },
  };
}

function service(cpu_architecture: string): ResourceMap {
  return {
    ...template("t4g.small"),
    aws_autoscaling_group: {
      web: { launch_template: { id: "${aws_launch_template.web.id}" }, vpc_zone_identifier: ["subnet-1"] },
    },
    aws_ecs_capacity_provider: {
      web: { name: "web", auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}" } },
    },
    aws_ecs_task_definition: {
      web: {
        family: "web",
        runtime_platform: { cpu_architecture },
        container_definitions: JSON.stringify([{ name: "web", image: "web:1", memory: 128 }]),
      },
    },
    aws_ecs_service: {
      web: {
        task_definition: "${aws_ecs_task_definition.web.arn}",
        capacity_provider_strategy: { capacity_provider: "web", weight: 1 },
      },
    },
  };
}

/** What keeps instances from starting, or tasks from being placed on them, as they are of another architecture. */
export const instanceArchitectureRules: readonly Rule[] = [
  ...where(withAttribute("image_id"), [
    {
      ...ALL,
      resourceType: "aws_launch_template",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html",
      *check({ attributes: { image_id: got, instance_type: type } }) {
        const own = architectureOfType(type);
        const image = architectureOfImage(got);
        if (own === undefined || image === undefined || own === image) return;
        yield { property: "image_id", got, allowed: `one for ${own}, as instance_type is ${type}` };
      },
      examples: { failing: template("t3.small"), passing: template("t4g.small") },
    },
  ]),
  ...where(withAttribute("mixed_instances_policy"), [
    {
      ...ALL,
      resourceType: "aws_autoscaling_group",
      source:
        "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups-launch-template-overrides.html",
      *check(resource, configuration) {
        const [first] = templatesOf(resource, configuration);
        const image = architectureOfImage(first?.attributes.image_id);
        if (first === undefined || image === undefined) return;
        for (const { at, block } of nestedBlocks(resource.attributes, OVERRIDES)) {
          const { instance_type: got, launch_template_specification: another } = block;
          const own = architectureOfType(got);
          if (own === undefined || own === image || (another !== undefined && another !== null)) continue;
          yield {
            property: `${at}.instance_type`,
            got,
            allowed: `one of ${image}, as is the image of ${addressOf(first)}`,
          };
        }
      },
      examples: { failing: mixed("m6i.large"), passing: mixed("m6g.large") },
    },
  ]),
  ...where(withAttribute("task_definition"), [
    {
      ...ALL,
      resourceType: "aws_ecs_service",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-arm64.html",
      check(resource, configuration) {
        const task = taskDefinitionOf(resource, configuration);
        const [platform] = task === undefined ? [] : nestedBlocks(task.attributes, "runtime_platform");
        const got = knownString(platform?.block.cpu_architecture);
        if (task === undefined || got === undefined) return [];
        const offered = (groupsOf(resource, configuration) ?? []).map((group) => architectureOf(group, configuration));
        const [first] = offered;
        if (first === undefined || !offered.every((each) => each === first) || first === got) return [];
        const property = `runtime_platform[0].cpu_architecture of ${addressOf(task)}`;
        return [{ property, got, allowed: `${first}, as are the instances of the service` }];
      },
      examples: { failing: service("X86_64"), passing: service("ARM64") },
    },
  ]),
];

/** What the instances of a group are, if all are of one template; `undefined` where nobody knows. */
function architectureOf(group: Resource, configuration: Configuration): Architecture | undefined {
  const [first, ...others] = templatesOf(group, configuration);
  if (first === undefined || others.length > 0 || nestedBlocks(group.attributes, OVERRIDES).length > 0)
    return undefined;
  return architectureOfType(first.attributes.instance_type) ?? architectureOfImage(first.attributes.image_id);
}
