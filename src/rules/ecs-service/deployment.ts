import { attributeRule } from "../attribute-rule";
import { attributesRule } from "../attributes-rule";
import { blocks, knownBlocks, knownNumber, type Resource, type ResourceMap } from "../configuration";
import { items, oneOf, wholeNumber } from "../constraint";
import type { Rule } from "../rule";
import { targetsOf } from "../scaling-policies/scaled-service";
import { controllerOf } from "./deployment-controller";
import { serviceOf } from "./service-example";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const SERVICE = `${API}/API_CreateService.html`;
const DEPLOYMENT = `${API}/API_DeploymentConfiguration.html`;

const MOST_SECONDS = 2_147_483_647;

const CODE_DEPLOY = { deployment_controller: { type: "CODE_DEPLOY" } };
const EXTERNAL = { deployment_controller: { type: "EXTERNAL" } };
const ALARMS = { alarms: { alarm_names: ["errors"], enable: true, rollback: true } };
const TARGET_GROUP = "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/web/0123456789abcdef";

/** A service with these shares of its tasks at the least and at the most. */
function percents(least: number, most: number, attributes: Record<string, unknown> = {}): ResourceMap {
  return serviceOf({
    deployment_minimum_healthy_percent: least,
    deployment_maximum_percent: most,
    ...attributes,
  });
}

/** What AWS refuses in the deployment of a service, or what never comes to an end. */
export const deploymentRules: readonly Rule[] = [
  {
    id: "SV034",
    resourceType: "aws_ecs_service",
    title: "a deployment may have more tasks than it must have",
    explanation:
      "With the least as high as the most, ECS may neither stop an old task nor start a new one. CreateService refuses it.",
    fix: "Lower deployment_minimum_healthy_percent, which is 100 where it is not set, or raise deployment_maximum_percent, which is 200.",
    source: DEPLOYMENT,
    check(resource) {
      const shares = sharesOf(resource);
      if (shares === undefined || shares.least < shares.most) return [];
      const { least, most } = shares;
      if (isSet(resource.attributes.deployment_maximum_percent)) {
        const allowed = `more than the least, which is ${least}`;
        return [{ property: "deployment_maximum_percent", got: most, allowed }];
      }
      const allowed = `less than the most, which is ${most}`;
      return [{ property: "deployment_minimum_healthy_percent", got: least, allowed }];
    },
    examples: { failing: percents(100, 100), passing: percents(99, 100) },
  },
  {
    id: "SV035",
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "a deployment may stop a task or start one more",
    explanation:
      "ECS rounds the least up and the most down to whole tasks. The service is made, but no deployment of it ever begins to replace tasks.",
    fix: "Lower deployment_minimum_healthy_percent or raise deployment_maximum_percent, by a whole task.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html",
    check(resource, configuration) {
      const shares = sharesOf(resource);
      const count = knownNumber(resource.attributes.desired_count);
      // What is wrong at any number of tasks is for SV034 to say.
      if (shares === undefined || count === undefined || count < 1 || shares.least >= shares.most) return [];
      const { least, most } = shares;
      if (Math.floor((count * most) / 100) > count || Math.ceil((count * least) / 100) < count) return [];
      if (targetsOf(resource, configuration).length > 0) return [];
      const allowed = `a number of tasks of which ${least} % are fewer, or ${most} % are more, by a whole task`;
      return [{ property: "desired_count", got: count, allowed }];
    },
    examples: {
      failing: percents(75, 125, { desired_count: 3 }),
      passing: percents(75, 125, { desired_count: 4 }),
    },
  },
  attributesRule({
    id: "SV036",
    resourceType: "aws_ecs_service",
    title: "the shares of tasks in a deployment are not negative",
    explanation: "They are shares of the desired count; AWS refuses numbers below 0 at apply.",
    fix: "Change the number.",
    source: DEPLOYMENT,
    attributes: {
      deployment_minimum_healthy_percent: wholeNumber(0, undefined, "percent"),
      deployment_maximum_percent: wholeNumber(0, undefined, "percent"),
    },
    examples: { failing: percents(-1, 100), passing: percents(0, 100) },
  }),
  attributeRule({
    id: "SV037",
    resourceType: "aws_ecs_service",
    title: "the desired count of tasks is not negative",
    explanation: "CreateService refuses a negative number, at apply.",
    fix: "Change the number; 0 stops all tasks.",
    source: SERVICE,
    attribute: "desired_count",
    constraint: wholeNumber(0, undefined, "tasks"),
    examples: { failing: serviceOf({ desired_count: -1 }), passing: serviceOf({ desired_count: 0 }) },
  }),
  attributeRule({
    id: "SV038",
    resourceType: "aws_ecs_service",
    title: "the grace period of health checks is a number of seconds that AWS keeps",
    explanation: "The API keeps it as an integer of 32 bits; the provider refuses others at plan.",
    fix: "Change the number.",
    source: SERVICE,
    attribute: "health_check_grace_period_seconds",
    constraint: wholeNumber(0, MOST_SECONDS, "seconds"),
    examples: {
      failing: serviceOf({ health_check_grace_period_seconds: -1, load_balancer: "${var.load_balancer}" }),
      passing: serviceOf({ health_check_grace_period_seconds: 0, load_balancer: "${var.load_balancer}" }),
    },
  }),
  rollingOnlyRule({
    id: "SV063",
    title: "ECS itself has a circuit breaker for deployments, other controllers have none",
    explanation:
      "The circuit breaker counts failed tasks of a rolling update, which only the controller ECS does. CreateService refuses it elsewhere.",
    fix: "Leave the circuit breaker or the deployment controller out.",
    block: "deployment_circuit_breaker",
    examples: {
      failing: serviceOf({ ...EXTERNAL, deployment_circuit_breaker: { enable: true, rollback: true } }),
      passing: serviceOf({ ...EXTERNAL, deployment_circuit_breaker: { enable: false, rollback: false } }),
    },
  }),
  rollingOnlyRule({
    id: "SV064",
    title: "ECS itself watches alarms during a deployment, other controllers do not",
    explanation:
      "ECS rolls back by alarms in its own rolling updates only. CreateService refuses them with another controller.",
    fix: "Leave the alarms or the deployment controller out; CodeDeploy has alarms of its own.",
    block: "alarms",
    examples: { failing: serviceOf({ ...EXTERNAL, ...ALARMS }), passing: serviceOf(ALARMS) },
  }),
  attributeRule({
    id: "SV065",
    resourceType: "aws_ecs_service",
    title: "a deployment that watches alarms names one",
    explanation: "There would be nothing to watch: AWS refuses an empty list at apply.",
    fix: "Name an alarm, or leave the block out.",
    source: `${API}/API_DeploymentAlarms.html`,
    attribute: "alarms.alarm_names",
    constraint: items(1, undefined, "names of alarms"),
    examples: {
      failing: serviceOf({ alarms: { ...ALARMS.alarms, alarm_names: [] } }),
      passing: serviceOf(ALARMS),
    },
  }),
  {
    id: "SV066",
    resourceType: "aws_ecs_service",
    title: "CodeDeploy deploys a service behind a target group",
    explanation:
      "CodeDeploy moves the traffic from one target group to another; without one, CreateService refuses the controller.",
    fix: "Give the service a load balancer with a target group, or leave the deployment controller out.",
    source: SERVICE,
    check(resource) {
      if (controllerOf(resource) !== "CODE_DEPLOY") return [];
      const targets = knownBlocks(resource.attributes, "load_balancer");
      if (targets === undefined || targets.some(({ target_group_arn }) => isSet(target_group_arn))) return [];
      const allowed = "a target group, as the deployment controller is CODE_DEPLOY";
      return [{ property: "load_balancer", got: undefined, allowed }];
    },
    examples: {
      failing: serviceOf(CODE_DEPLOY),
      passing: serviceOf({
        ...CODE_DEPLOY,
        load_balancer: { target_group_arn: TARGET_GROUP, container_name: "web", container_port: 80 },
      }),
    },
  },
  attributeRule({
    id: "SV067",
    resourceType: "aws_ecs_service",
    title: "a deployment controller is one that AWS has",
    explanation: "The provider refuses other words at plan.",
    fix: "Take one of these; ECS is the one where nothing is said.",
    source: `${API}/API_DeploymentController.html`,
    attribute: "deployment_controller.type",
    constraint: oneOf("ECS", "CODE_DEPLOY", "EXTERNAL"),
    examples: {
      failing: serviceOf({ deployment_controller: { type: "BLUE_GREEN" } }),
      passing: serviceOf(EXTERNAL),
    },
  }),
  {
    id: "SV068",
    resourceType: "aws_ecs_service",
    title: "a service has a task definition, unless something external deploys it",
    explanation: "ECS and CodeDeploy start tasks of it at once. With EXTERNAL, task sets bring their own.",
    fix: "Give the service a task definition.",
    source: SERVICE,
    check(resource) {
      const { name, task_definition: got } = resource.attributes;
      // Without a name it is no service yet: Terraform itself says so.
      if (isSet(got) || !isSet(name)) return [];
      const controller = controllerOf(resource);
      if (controller === undefined || controller === "EXTERNAL") return [];
      const allowed = `a task definition, as the deployment controller is ${controller}`;
      return [{ property: "task_definition", got: undefined, allowed }];
    },
    examples: {
      failing: serviceOf({ name: "web", task_definition: null }),
      passing: serviceOf({ name: "web", ...EXTERNAL }),
    },
  },
];

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/**
 * The least and the most tasks of a rolling deployment, in percent; `undefined` where they are not known, or mean nothing: of a daemon AWS
 * takes the least alone, and other controllers have deployments of their own.
 */
function sharesOf(service: Resource): { least: number; most: number } | undefined {
  const { attributes } = service;
  const strategy = attributes.scheduling_strategy ?? "REPLICA";
  if (strategy !== "REPLICA" || controllerOf(service) !== "ECS") return undefined;
  const least = knownNumber(attributes.deployment_minimum_healthy_percent ?? 100);
  const most = knownNumber(attributes.deployment_maximum_percent ?? 200);
  return least === undefined || most === undefined ? undefined : { least, most };
}

interface RollingOnlyRule extends Pick<Rule, "id" | "title" | "explanation" | "fix" | "examples"> {
  /** A block with `enable`. */
  readonly block: string;
}

function rollingOnlyRule({ block, ...rule }: RollingOnlyRule): Rule {
  return {
    ...rule,
    resourceType: "aws_ecs_service",
    source: DEPLOYMENT,
    check(resource) {
      const { [block]: own, deployment_controller } = resource.attributes;
      if (!isSet(own) || !isSet(deployment_controller)) return [];
      const controller = controllerOf(resource);
      if (controller !== "CODE_DEPLOY" && controller !== "EXTERNAL") return [];
      const allowed = `false, as the deployment controller is ${controller}`;
      return blocks(own).flatMap(({ enable: got }, i) =>
        got === true || got === "true" ? [{ property: `${block}[${i}].enable`, got, allowed }] : [],
      );
    },
  };
}
