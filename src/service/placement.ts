import type {
  EcsServiceOrderedPlacementStrategy,
  EcsServicePlacementConstraints,
} from "@cdktf/provider-aws/lib/ecs-service";

/** In which order ECS fills instances with tasks; the first strategy counts most. */
export const PlacementStrategy = {
  /** On as few instances as the CPU units allow. */
  packedByCpu(): EcsServiceOrderedPlacementStrategy {
    return { type: "binpack", field: "cpu" };
  },
  /** On as few instances as the memory allows. */
  packedByMemory(): EcsServiceOrderedPlacementStrategy {
    return { type: "binpack", field: "memory" };
  },
  /** Evenly over Availability Zones. */
  spreadAcrossAvailabilityZones(): EcsServiceOrderedPlacementStrategy {
    return PlacementStrategy.spreadAcross("attribute:ecs.availability-zone");
  },
  /** Evenly over instances. */
  spreadAcrossInstances(): EcsServiceOrderedPlacementStrategy {
    return PlacementStrategy.spreadAcross("instanceId");
  },
  /** Evenly over the values of an attribute: `attribute:rack`. */
  spreadAcross(field: string): EcsServiceOrderedPlacementStrategy {
    return { type: "spread", field };
  },
  /** Anywhere. */
  randomly(): EcsServiceOrderedPlacementStrategy {
    return { type: "random" };
  },
};

/** Which instances a task of a service may run on. */
export const PlacementConstraint = {
  /** Each task on another instance. */
  distinctInstances(): EcsServicePlacementConstraints {
    return { type: "distinctInstance" };
  },
  /**
   * Instances for which an expression of the cluster query language holds: `attribute:ecs.instance-type =~ t3.*`.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html
   */
  memberOf(expression: string): EcsServicePlacementConstraints {
    return { type: "memberOf", expression };
  },
};
