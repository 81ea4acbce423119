import { join } from "node:path";
import type { Construct } from "constructs";
import { AddressScope } from "../../core/address";
import { hcl } from "../../module/hcl";
import { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import { FargateService } from "../../service/fargate-service";
import { addDeployment } from "../service/deployment";
import { addServiceBlocks } from "../service/service-blocks";
import { addServiceOptions } from "../service/service-options";
import { addTaskCount } from "../service/task-count";
import { addCluster } from "../task/cluster";
import { FARGATE_TASK } from "../task/fargate-task";
import { ModuleNetwork } from "../task/module-network";
import { ModuleTask } from "../task/module-task";
import { addStrategies, FARGATE_PROVIDERS, launchType } from "../task/strategies";

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
    const service = this.addService(onlyIf(new AddressScope(this, "Made"), create.value));
    addDeployment(this, service.resource);
    this.addPlatform(service);
    addServiceOptions(this, service.resource);
    addStrategies(this, service.resource, "capacity_provider_strategy", FARGATE_PROVIDERS);
    addServiceBlocks(this, service.resource);
    addTaskCount(this, service);
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
    const { taskDefinition, enableExecuteCommand } = new ModuleTask(this, scope, FARGATE_TASK);
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

  private addPlatform({ resource }: FargateService): void {
    resource.launchType = hcl(launchType("FARGATE")).stringValue;
    resource.platformVersion = this.addInput("platform_version", {
      type: "string",
      description: "Version of the Fargate platform: `1.4.0`; without it, the latest",
      default: null,
    }).stringValue;
  }
}
