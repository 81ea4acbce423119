import { join } from "node:path";
import type { Construct } from "constructs";
import { AddressScope } from "../../core/address";
import { alternativeOf } from "../../module/alternative";
import { hcl } from "../../module/hcl";
import { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import { FargateService } from "../../service/fargate-service";
import { addCluster } from "../task/cluster";
import { ModuleNetwork } from "../task/module-network";
import { ModuleTask } from "../task/module-task";
import { addStrategies, HAS_STRATEGIES, LAUNCH_TYPE } from "../task/strategies";
import { addAutoscaling } from "./autoscaling";
import { addServiceBlocks } from "./service-blocks";

/** The module `fargate-service`. */
export class FargateServiceModule extends ModuleStack {
  constructor(scope: Construct, id = "fargate-service") {
    super(scope, id, {
      description:
        "A service on Fargate in Amazon ECS, with its task definition, roles, security group, log groups and autoscaling; or the task definition alone. The roles may do the least that the containers need.",
      filesFrom: join(__dirname, "files"),
    });
    const create = this.addInput("create", {
      type: "bool",
      description: "Whether anything is made",
      default: true,
    });
    const made = onlyIf(new AddressScope(this, "Made"), create.value);
    const service = this.addService(made);
    this.addDeployment(service);
    this.addOptions(service);
    addStrategies(this, service.resource, "capacity_provider_strategy");
    addServiceBlocks(this, service.resource);
    addAutoscaling(this, service);
    this.addUnscaled(service);
    this.addOutputs(service);
  }

  private addService(scope: Construct): FargateService {
    const createService = this.addInput("create_service", {
      type: "bool",
      description: "Whether there is a service; otherwise the task definition stands alone",
      default: true,
    });
    const publicIp = this.addInput("assign_public_ip", {
      type: "bool",
      description: "Whether tasks get public addresses. In a public subnet they reach no registry without one",
      default: false,
    });
    const cluster = addCluster(this);
    const { network, securityGroup, securityGroupIds, rules } = new ModuleNetwork(this, scope);
    const { taskDefinition, enableExecuteCommand } = new ModuleTask(this, scope);
    const service = onlyIf(
      new FargateService(new AddressScope(scope, "Service"), "main", {
        cluster,
        taskDefinition,
        network,
        securityGroups: [securityGroup],
      }),
      createService.value,
    );
    const { resource } = service;
    resource.networkConfiguration.securityGroups = securityGroupIds;
    resource.networkConfiguration.assignPublicIp = publicIp.value;
    resource.enableExecuteCommand = enableExecuteCommand.value;
    for (const rule of rules) service.startAfter(rule);
    return service;
  }

  private addDeployment({ resource }: FargateService): void {
    resource.deploymentMinimumHealthyPercent = this.addInput("deployment_minimum_healthy_percent", {
      type: "number",
      description: "The least number of healthy tasks during a deployment, in percent of the desired count",
      default: 100,
      nullable: false,
    }).numberValue;
    resource.deploymentMaximumPercent = this.addInput("deployment_maximum_percent", {
      type: "number",
      description: "The largest number of tasks during a deployment, in percent of the desired count",
      default: 200,
      nullable: false,
    }).numberValue;
    resource.healthCheckGracePeriodSeconds = this.addInput("health_check_grace_period_seconds", {
      type: "number",
      description: "Seconds after the start of a task in which a load balancer's opinion of it does not count",
      default: null,
    }).numberValue;
    this.addInput("force_new_deployment", {
      type: "bool",
      description:
        "Whether each change of the service starts new tasks; with `triggers`, whenever these change. Without a word, where there is a `capacity_provider_strategy`, whose change would replace the service otherwise",
      default: null,
    });
    resource.forceNewDeployment = hcl(`coalesce(var.force_new_deployment, ${HAS_STRATEGIES})`).value;
    resource.triggers = this.addInput("triggers", {
      type: "map(string)",
      description: "Values whose change starts new tasks, with `force_new_deployment`",
      default: null,
    }).value;
    resource.waitForSteadyState = this.addInput("wait_for_steady_state", {
      type: "bool",
      description: "Whether Terraform waits until the tasks run and are healthy",
      default: false,
    }).value;
    resource.forceDelete = this.addInput("force_delete", {
      type: "bool",
      description: "Whether a destroy ends the tasks that still run",
      default: null,
    }).value;
  }

  private addOptions({ resource }: FargateService): void {
    resource.launchType = hcl(LAUNCH_TYPE).stringValue;
    resource.platformVersion = this.addInput("platform_version", {
      type: "string",
      description: "Version of the Fargate platform: `1.4.0`; without it, the latest",
      default: null,
    }).stringValue;
    resource.availabilityZoneRebalancing = this.addInput("availability_zone_rebalancing", {
      type: "string",
      description: "`ENABLED` moves tasks when one zone has more of them than another, `DISABLED` does not",
      default: null,
    }).stringValue;
    resource.enableEcsManagedTags = this.addInput("enable_ecs_managed_tags", {
      type: "bool",
      description: "Whether ECS gives the tasks the tags `aws:ecs:clusterName` and `aws:ecs:serviceName`",
      default: true,
    }).value;
    resource.propagateTags = this.addInput("propagate_tags", {
      type: "string",
      description: "Whose tags the tasks get: `SERVICE` or `TASK_DEFINITION`; without it, nobody's",
      default: null,
    }).stringValue;
    resource.tags = this.addInput("service_tags", {
      type: "map(string)",
      description: "Tags of the service alone, which win over `tags`",
      default: {},
    }).value;
  }

  /** Only without scaling is the number of tasks for Terraform to say, all the time. */
  private addUnscaled({ resource }: FargateService): void {
    const enabled = this.addInput("enable_autoscaling", {
      type: "bool",
      description:
        "Whether Application Auto Scaling sets the number of tasks, which Terraform then leaves alone. The service has two addresses, `aws_ecs_service.main[0]` with it and `aws_ecs_service.main_unscaled[0]` without: to switch a service that runs, move it from one to the other by a `moved` block or `terraform state mv`, or it is replaced",
      default: true,
    });
    const count = this.addInput("desired_count", {
      type: "number",
      description: "How many tasks run; with autoscaling, at first, within its limits",
      default: 1,
      nullable: false,
    });
    const within = `max(var.autoscaling_min_capacity, min(var.autoscaling_max_capacity, var.${count.friendlyUniqueId}))`;
    resource.desiredCount = hcl(within).numberValue;
    alternativeOf(resource, {
      when: hcl(`!var.${enabled.friendlyUniqueId}`).value,
      suffix: "unscaled",
      differs: { desired_count: `\${var.${count.friendlyUniqueId}}`, lifecycle: {} },
    });
  }

  private addOutputs({ resource }: FargateService): void {
    this.addOutput("id", { description: "The ARN of the service", value: resource.id });
    this.addOutput("name", { description: "The name of the service", value: resource.name });
  }
}
