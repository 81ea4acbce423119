import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html */
const LONGEST_NAME = 255;

/** A cluster, made here or existing. */
export interface ICluster {
  readonly clusterName: string;
  readonly clusterArn: string;
  /** What gives the cluster its capacity providers: services that use them start after it and end before it. */
  readonly capacityProviders?: ITerraformDependable;
}

/** A share of a service's tasks for a capacity provider. */
export interface CapacityProviderStrategy {
  /** `FARGATE`, `FARGATE_SPOT`, or the name of another provider of the cluster. */
  readonly capacityProvider: string;
  /**
   * The share of the tasks beyond every `base`, relative to the other weights, 0 to 1000.
   * @default 0, from AWS: no tasks but the base
   */
  readonly weight?: number;
  /**
   * Tasks that this provider gets first, 0 to 100000. Only one strategy may have a base.
   * @default 0, from AWS
   */
  readonly base?: number;
}

export interface ClusterProps {
  /**
   * A change replaces the cluster.
   * @default from the stack and the construct
   */
  readonly clusterName?: string;
  /**
   * CloudWatch Container Insights, which CloudWatch bills: `enhanced` also shows tasks and containers.
   * @default the account's setting
   */
  readonly containerInsights?: "enabled" | "enhanced" | "disabled";
  /**
   * Whether services may ask for the capacity providers `FARGATE` and `FARGATE_SPOT`.
   * @default false: services run on Fargate by their launch type
   */
  readonly enableFargateCapacityProviders?: boolean;
  /** @default none */
  readonly tags?: Tags;
}

/** A logical group of tasks and services. On Fargate it costs nothing by itself. */
export class Cluster extends CheckedConstruct implements ICluster {
  /** A cluster that exists already, by name, in the account and region of the provider. */
  static fromClusterAttributes({ clusterName, clusterArn }: { clusterName: string; clusterArn: string }): ICluster {
    return { clusterName, clusterArn };
  }

  readonly resource: EcsCluster;
  readonly capacityProviders?: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ClusterProps = {}) {
    super(scope, id);
    const { containerInsights } = props;
    this.resource = addressed(
      new EcsCluster(this, "Cluster", {
        name: props.clusterName ?? physicalName(this, LONGEST_NAME),
        setting: containerInsights && [{ name: "containerInsights", value: containerInsights }],
        tags: props.tags,
      }),
    );
    if (props.enableFargateCapacityProviders) {
      this.capacityProviders = addressed(
        new EcsClusterCapacityProviders(this, "CapacityProviders", {
          clusterName: this.clusterName,
          capacityProviders: ["FARGATE", "FARGATE_SPOT"],
        }),
      );
    }
  }

  get clusterName(): string {
    return this.resource.name;
  }

  get clusterArn(): string {
    return this.resource.arn;
  }
}
