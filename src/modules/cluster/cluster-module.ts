import { join } from "node:path";
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { Construct } from "constructs";
import { Cluster } from "../../cluster/cluster";
import { AddressScope } from "../../core/address";
import { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import { addBlocks } from "../../module/shape/dynamic-block";
import { list, object, required, string } from "../../module/shape/shape";
import { addConfiguration } from "./exec-sessions";
import { addGivenCapacity } from "./given-capacity";
import { addMadeCapacity } from "./made-capacity";
import { addProviderList } from "./provider-list";

const SETTINGS = list(object({ name: required(string), value: required(string) }));
const SERVICE_CONNECT = object({ namespace: required(string) });

/** The module `cluster`. */
export class ClusterModule extends ModuleStack {
  constructor(scope: Construct, id = "cluster") {
    super(scope, id, {
      description:
        "A cluster in Amazon ECS with its capacity: Fargate, Auto Scaling groups that are there, and instances that are made here, on demand or Spot, as many as the tasks need.",
      filesFrom: join(__dirname, "files"),
    });
    const create = this.addInput("create", {
      type: "bool",
      description: "Whether anything is made",
      default: true,
    });
    const made = onlyIf(new AddressScope(this, "Made"), create.value);
    const cluster = new Cluster(made, "main");
    this.addSettings(cluster.resource);
    addConfiguration(this, made, cluster.resource);
    addGivenCapacity(this, made);
    addMadeCapacity(this, made, cluster);
    addProviderList(this, cluster);
    this.addOutputs(cluster);
  }

  private addSettings(cluster: EcsCluster): void {
    this.addInput("setting", {
      type: SETTINGS,
      description:
        "Settings of the cluster: `containerInsights`, which CloudWatch bills, as `enabled`, `enhanced` or `disabled`; without it, the account's",
      default: [],
    });
    addBlocks(cluster, "setting", SETTINGS, "var.setting");
    this.addInput("service_connect_defaults", {
      type: SERVICE_CONNECT,
      description: "The ARN of the namespace in which services have names for each other, if they say no other",
      default: null,
    });
    addBlocks(cluster, "service_connect_defaults", SERVICE_CONNECT, "var.service_connect_defaults");
  }

  private addOutputs({ resource: { arn, id, name }, capacityProviders }: Cluster): void {
    this.addOutput("arn", {
      description:
        "The ARN of the cluster. A service that takes it from here waits until the cluster has its capacity providers",
      value: arn,
      dependsOn: capacityProviders && [capacityProviders],
    });
    this.addOutput("id", { description: "The ARN of the cluster, which is its id", value: id });
    this.addOutput("name", { description: "The name of the cluster", value: name });
  }
}
