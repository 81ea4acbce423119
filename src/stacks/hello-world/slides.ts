import type { Construct } from "constructs";
import type { Cluster } from "../../cluster/cluster";
import { InstanceCapacity } from "../../cluster/instance-capacity";
import type { Network } from "../../network/network";
import { suppressRule } from "../../rules/suppression";
import { Ec2Service } from "../../service/ec2-service";
import { Ec2TaskDefinition } from "../../task-definition/ec2-task-definition";
import { instanceTypeVariable } from "./variables";

/** As many instances as the demo has at most. */
const MOST_INSTANCES = 3;

export interface SlidesOptions {
  readonly cluster: Cluster;
  readonly network: Network;
  readonly family: string;
}

/** WordPress and MySQL as the slides have them: their task definition to the letter, on instances. */
export function slidesService(scope: Construct, { cluster, network, family }: SlidesOptions): Ec2Service {
  const taskDefinition = new Ec2TaskDefinition(scope, "task", { family, networkMode: "bridge" });
  taskDefinition.addContainer("wordpress", {
    image: "wordpress",
    links: ["mysql"],
    portMappings: [{ containerPort: 80, hostPort: 80 }],
    cpu: 10,
    memoryLimitMiB: 500,
    essential: true,
  });
  taskDefinition.addContainer("mysql", {
    image: "mysql",
    // In the clear, for everybody who can read the task definition or the state: so the slides have it. Never do it.
    environment: { MYSQL_ROOT_PASSWORD: "password" },
    cpu: 10,
    memoryLimitMiB: 500,
    essential: true,
  });
  suppressRule(taskDefinition.resource, "SEC121", "the slides have the password in plain text");
  const capacity = new InstanceCapacity(scope, "capacity", {
    cluster,
    network,
    instanceType: instanceTypeVariable(scope).stringValue,
    maxCapacity: MOST_INSTANCES,
  });
  return new Ec2Service(scope, "service", {
    cluster,
    taskDefinition,
    capacityProviderStrategies: [{ capacityProvider: capacity.capacityProviderName, weight: 1 }],
    // The new task needs the old one's port 80.
    minHealthyPercent: 0,
    maxHealthyPercent: 100,
    healthCheckGracePeriod: 120,
  });
}
