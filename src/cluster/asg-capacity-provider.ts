import { EcsCapacityProvider } from "@cdktf/provider-aws/lib/ecs-capacity-provider";
import type { Construct } from "constructs";
import type { AutoScalingGroup } from "../compute/auto-scaling-group";
import { addressed } from "../core/address";
import { physicalName } from "../core/names";
import { CheckedConstruct } from "../rules/checked-construct";
import { PROVIDER_NAME } from "../rules/ecs-capacity/capacity-provider";
import { NAME_PREFIX } from "./provider-name";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html */
const LONGEST_NAME = 255;

export interface AsgCapacityProviderProps {
  readonly autoScalingGroup: AutoScalingGroup;
  /**
   * Whether ECS starts and ends instances, so that there are as many as the tasks need.
   * @default true
   */
  readonly managedScaling?: boolean;
  /**
   * How full ECS keeps the instances, in percent, 1 to 100: below 100, there is always room for a task.
   * @default 100
   */
  readonly targetCapacityPercent?: number;
  /**
   * Whether tasks are moved before their instance ends.
   * @default true
   */
  readonly managedDraining?: boolean;
  /**
   * Whether scaling ends only instances without tasks; needs managed scaling.
   * @default true with managed scaling
   */
  readonly managedTerminationProtection?: boolean;
  /**
   * Must not begin with `aws`, `ecs` or `fargate`. A change replaces the provider, which AWS refuses while services use it: add a second one, move
   * the services, and remove the first, with an apply for each.
   * @default from the stack and the construct
   */
  readonly capacityProviderName?: string;
}

/** An Auto Scaling group as capacity of a cluster, which grows and shrinks with the tasks. */
export class AsgCapacityProvider extends CheckedConstruct {
  readonly resource: EcsCapacityProvider;
  readonly autoScalingGroup: AutoScalingGroup;

  constructor(scope: Construct, id: string, props: AsgCapacityProviderProps) {
    super(scope, id);
    const { autoScalingGroup, managedScaling = true } = props;
    const protection = props.managedTerminationProtection ?? managedScaling;
    this.autoScalingGroup = autoScalingGroup;
    if (protection) autoScalingGroup.protectNewInstancesFromScaleIn();
    // ECS sets this tag itself, and Terraform would take it off again.
    if (managedScaling) autoScalingGroup.addTag("AmazonECSManaged", "true");
    this.resource = addressed(
      new EcsCapacityProvider(this, "CapacityProvider", {
        name: props.capacityProviderName ?? defaultName(this),
        autoScalingGroupProvider: {
          autoScalingGroupArn: autoScalingGroup.autoScalingGroupArn,
          managedDraining: enabled(props.managedDraining ?? true),
          managedTerminationProtection: enabled(protection),
          managedScaling: {
            status: enabled(managedScaling),
            targetCapacity: managedScaling ? (props.targetCapacityPercent ?? 100) : undefined,
          },
        },
      }),
    );
  }

  get capacityProviderName(): string {
    return this.resource.name;
  }
}

function defaultName(provider: Construct): string {
  const name = physicalName(provider, LONGEST_NAME - NAME_PREFIX.length);
  return PROVIDER_NAME.holds(name) ? name : NAME_PREFIX + name;
}

function enabled(value: boolean): "ENABLED" | "DISABLED" {
  return value ? "ENABLED" : "DISABLED";
}
