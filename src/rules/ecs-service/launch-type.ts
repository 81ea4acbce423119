import { attributeRule } from "../attribute-rule";
import { addressOf, blocks, isKnown, knownList, knownString, type Resource, type ResourceMap } from "../configuration";
import { oneOf } from "../constraint";
import { strategiesOf } from "../ecs-capacity/capacity";
import { isWindows, networkModeOf } from "../ecs-task-definition/network-mode";
import { taskDefinitionOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { launchTypeOf } from "./launch-type-of";
import { AWSVPC_SERVICE, fargateServiceOf, serviceOf, serviceOfTask } from "./service-example";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const SERVICE = `${API}/API_CreateService.html`;
const TASK = `${API}/API_TaskDefinition.html`;

const FARGATE_SPOT = "FARGATE_SPOT";
const ON_FARGATE = { capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1 }] };
const ON_SPOT = {
  launch_type: undefined,
  capacity_provider_strategy: [{ capacity_provider: FARGATE_SPOT, weight: 1 }],
};
const WINDOWS = { runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_CORE" } };

function onEc2(...requires_compatibilities: string[]): ResourceMap {
  const task = taskOf({ requires_compatibilities, network_mode: "awsvpc", cpu: "1024", memory: "2048" });
  return serviceOfTask({ launch_type: "EC2", ...AWSVPC_SERVICE }, task);
}

/** What AWS refuses in a service, by where its tasks run. */
export const launchTypeRules: readonly Rule[] = [
  strategyRule({
    id: "SV002",
    title: "a service has a launch type or capacity providers, not both",
    explanation: "Either of them says alone where tasks run. CreateService refuses both together, at apply.",
    fix: "Leave the launch type out: the capacity providers say where tasks run.",
    launchTypes: ["EC2", "FARGATE"],
    examples: {
      failing: serviceOf({ launch_type: "FARGATE", ...ON_FARGATE }),
      passing: serviceOf(ON_FARGATE),
    },
  }),
  strategyRule({
    id: "SV022",
    title: "capacity providers have no instances outside of AWS",
    explanation:
      "A provider starts instances in AWS, while EXTERNAL is for machines that register themselves. CreateService refuses both together.",
    fix: "Leave the capacity providers out, or the launch type EXTERNAL.",
    launchTypes: ["EXTERNAL"],
    examples: {
      failing: serviceOf({
        launch_type: "EXTERNAL",
        capacity_provider_strategy: [{ capacity_provider: "web", weight: 1 }],
      }),
      passing: serviceOf({ launch_type: "EXTERNAL" }),
    },
  }),
  // Of this one, SV020 speaks.
  ...where(
    ({ attributes }) => attributes.launch_type !== FARGATE_SPOT,
    [
      attributeRule({
        id: "SV003",
        resourceType: "aws_ecs_service",
        title: "a launch type is one that AWS has",
        explanation: "The provider refuses other words at plan.",
        fix: "Take one of these.",
        source: SERVICE,
        attribute: "launch_type",
        constraint: oneOf("EC2", "FARGATE", "EXTERNAL"),
        examples: { failing: serviceOf({ launch_type: "LAMBDA" }), passing: serviceOf({ launch_type: "EXTERNAL" }) },
      }),
    ],
  ),
  {
    id: "SV020",
    resourceType: "aws_ecs_service",
    title: "Fargate Spot is a capacity provider, and no launch type",
    explanation:
      "The API has no such launch type, so that the provider refuses it at plan. Spot capacity is asked for by a strategy.",
    fix: "Leave the launch type out, and name FARGATE_SPOT in capacity_provider_strategy.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html",
    check({ attributes: { launch_type: got } }) {
      if (got !== FARGATE_SPOT) return [];
      return [{ property: "launch_type", got, allowed: "none, with FARGATE_SPOT in capacity_provider_strategy" }];
    },
    examples: { failing: serviceOf({ launch_type: FARGATE_SPOT }), passing: serviceOf(ON_SPOT) },
  },
  {
    id: "SV004",
    resourceType: "aws_ecs_service",
    title: "a service on Fargate has a task definition for Fargate",
    explanation:
      "CreateService refuses it at apply: the task definition was checked for EC2 when it was registered, not for Fargate.",
    fix: "Register the task definition for Fargate (FargateTaskDefinition), or run the service on EC2.",
    source: TASK,
    check(resource, configuration) {
      const task = taskDefinitionOf(resource, configuration);
      if (task === undefined) return [];
      const got = compatibilitiesOf(task);
      const mode = networkModeOf(task);
      // Without a list, AWS finds out by itself what a task definition is for.
      const isFor =
        got === undefined || (got.length === 0 ? mode === undefined || mode === "awsvpc" : has(got, "FARGATE"));
      if (isFor || launchTypeOf(resource, configuration) !== "FARGATE") return [];
      const allowed = `FARGATE among them, as ${addressOf(resource)} runs there`;
      return [{ property: `requires_compatibilities of ${addressOf(task)}`, got, allowed }];
    },
    examples: {
      failing: fargateServiceOf({}, { requires_compatibilities: ["EC2"] }),
      passing: fargateServiceOf({}, { requires_compatibilities: ["EC2", "FARGATE"] }),
    },
  },
  {
    id: "SV005",
    // What fits Fargate mostly fits EC2 as well, and AWS then takes it.
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "a service on EC2 has a task definition for EC2",
    explanation:
      "What was checked for Fargate mostly runs on an instance too, so that AWS takes it; it is rarely what was meant.",
    fix: "Register the task definition for EC2 (Ec2TaskDefinition), or run the service on Fargate.",
    source: TASK,
    check(resource, configuration) {
      if (launchTypeOf(resource, configuration) !== "EC2") return [];
      const task = taskDefinitionOf(resource, configuration);
      const got = task && compatibilitiesOf(task);
      if (task === undefined || got === undefined || got.length === 0 || has(got, "EC2")) return [];
      const allowed = `EC2 among them, as ${addressOf(resource)} runs there`;
      return [{ property: `requires_compatibilities of ${addressOf(task)}`, got, allowed }];
    },
    examples: { failing: onEc2("FARGATE"), passing: onEc2("FARGATE", "EC2") },
  },
  ...where(withAttribute("network_configuration"), [
    {
      id: "SV010",
      resourceType: "aws_ecs_service",
      title: "only tasks on Fargate get a public IP address",
      explanation:
        "On an instance, a task has a network interface without a public address, and the API refuses to give it one.",
      fix: "Leave assign_public_ip out, and give the subnets of the tasks a NAT gateway.",
      source: `${API}/API_AwsVpcConfiguration.html`,
      *check(resource, configuration) {
        for (const [i, { assign_public_ip: got }] of blocks(resource.attributes.network_configuration).entries()) {
          if (got !== true && got !== "true") continue;
          const type = launchTypeOf(resource, configuration);
          if (type !== "EC2" && type !== "EXTERNAL") continue;
          yield { property: `network_configuration[${i}].assign_public_ip`, got, allowed: `false on ${type}` };
        }
      },
      examples: {
        failing: serviceOf({
          launch_type: "EC2",
          network_configuration: { subnets: ["subnet-1"], assign_public_ip: true },
        }),
        passing: serviceOf({
          launch_type: "FARGATE",
          network_configuration: { subnets: ["subnet-1"], assign_public_ip: true },
        }),
      },
    },
  ]),
  {
    id: "SV021",
    resourceType: "aws_ecs_service",
    title: "Windows does not run on Fargate Spot",
    explanation: "Fargate has no Spot capacity for Windows: no task can be placed there.",
    fix: "Use FARGATE, or instances of your own.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html",
    check(resource, configuration) {
      const task = taskDefinitionOf(resource, configuration);
      if (task === undefined || isWindows(task) !== true) return [];
      const onSpot = (strategiesOf(resource, configuration) ?? []).filter(
        ({ capacity_provider }) => capacity_provider === FARGATE_SPOT,
      );
      const allowed = `FARGATE, as ${addressOf(task)} is for Windows`;
      return onSpot.map(() => ({
        property: "capacity_provider_strategy[].capacity_provider",
        got: FARGATE_SPOT,
        allowed,
      }));
    },
    examples: {
      failing: fargateServiceOf(ON_SPOT, WINDOWS),
      passing: fargateServiceOf(ON_SPOT),
    },
  },
];

/** What a task definition says it is for; empty where it does not say so, `undefined` where only Terraform knows. */
function compatibilitiesOf({ attributes }: Resource): unknown[] | undefined {
  const list = attributes.requires_compatibilities ?? [];
  return knownList(list)?.every((each) => typeof each === "string" && isKnown(each)) ? knownList(list) : undefined;
}

function has(compatibilities: readonly unknown[], one: string): boolean {
  return compatibilities.includes(one);
}

interface StrategyRule extends Pick<Rule, "id" | "title" | "explanation" | "fix" | "examples"> {
  /** With which there must be no strategy. */
  readonly launchTypes: readonly string[];
}

function strategyRule({ launchTypes, ...rule }: StrategyRule): Rule {
  return {
    ...rule,
    resourceType: "aws_ecs_service",
    source: SERVICE,
    check({ attributes }) {
      const got = knownString(attributes.launch_type);
      if (got === undefined || !launchTypes.includes(got)) return [];
      if (blocks(attributes.capacity_provider_strategy).length === 0) return [];
      return [{ property: "launch_type", got, allowed: "none beside capacity_provider_strategy" }];
    },
  };
}
