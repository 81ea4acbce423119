import { join } from "node:path";
import type { Construct } from "constructs";
import { AddressScope } from "../../core/address";
import { hcl } from "../../module/hcl";
import { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import { Ec2Service } from "../../service/ec2-service";
import { addDeployment } from "../service/deployment";
import { addServiceBlocks } from "../service/service-blocks";
import { addServiceOptions } from "../service/service-options";
import { addTaskCount } from "../service/task-count";
import { addCluster } from "../task/cluster";
import { ModuleNetwork } from "../task/module-network";
import { ModuleTask } from "../task/module-task";
import { addStrategies, launchType } from "../task/strategies";
import { AWSVPC } from "./ec2-checks";
import { EC2_TASK } from "./ec2-task";
import { addManagedVolume } from "./managed-volume";
import { addPlacement, DAEMON } from "./placement";

/** The module `ec2-service`. */
export class Ec2ServiceModule extends ModuleStack {
  constructor(scope: Construct, id = "ec2-service") {
    super(scope, id, {
      description:
        "A service on instances of a cluster in Amazon ECS, with its task definition, roles, security group, log groups, placement and autoscaling; or the task definition alone. The roles may do the least that the containers need.",
      filesFrom: join(__dirname, "files"),
    });
    const create = this.addInput("create", {
      type: "bool",
      description: "Whether anything is made",
      default: true,
    });
    const made = onlyIf(new AddressScope(this, "Made"), create.value);
    const createService = this.addInput("create_service", {
      type: "bool",
      description: "Whether there is a service; otherwise the task definition stands alone",
      default: true,
    });
    const ofService = onlyIf(new AddressScope(made, "OfService"), createService.value);
    const service = this.addService(made, ofService);
    addDeployment(this, service.resource);
    addServiceOptions(this, service.resource);
    service.resource.launchType = hcl(launchType("EC2")).stringValue;
    addStrategies(this, service.resource, "capacity_provider_strategy", "Auto Scaling groups of instances");
    addPlacement(this, service.resource);
    addManagedVolume(this, ofService, service);
    addServiceBlocks(this, service.resource);
    addTaskCount(this, service, DAEMON);
  }

  private addService(scope: Construct, ofService: Construct): Ec2Service {
    const cluster = addCluster(this);
    const { network, securityGroupIds, rules } = new ModuleNetwork(this, scope, { when: AWSVPC });
    const { taskDefinition, enableExecuteCommand } = new ModuleTask(this, scope, EC2_TASK);
    const service = new Ec2Service(new AddressScope(ofService, "Service"), "main", { cluster, taskDefinition });
    service.resource.enableExecuteCommand = enableExecuteCommand.value;
    service.resource.addOverride("dynamic.network_configuration", {
      for_each: `\${${AWSVPC} ? [true] : []}`,
      content: { subnets: network.privateSubnetIds, security_groups: securityGroupIds },
    });
    for (const rule of rules) service.startAfter(rule);
    return service;
  }
}
