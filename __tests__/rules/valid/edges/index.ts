import type { Edges } from "../edge";
import { autoScalingEdges } from "./auto-scaling";
import { clusterEdges } from "./cluster";
import { containerEdges } from "./container";
import { discoveryEdges } from "./discovery";
import { fargateTaskEdges } from "./fargate-task";
import { iamEdges } from "./iam";
import { listenerEdges } from "./listener";
import { loadBalancerEdges } from "./load-balancer";
import { monitoringEdges } from "./monitoring";
import { networkEdges } from "./network";
import { registryEdges } from "./registry";
import { scalingEdges } from "./scaling";
import { schedulerEdges } from "./scheduler";
import { serviceEdges } from "./service";
import { targetGroupEdges } from "./target-group";
import { taskDefinitionEdges } from "./task-definition";

/** Every resource that rules know, at the limits of what AWS takes. */
export const allEdges: readonly Edges[] = [
  ...taskDefinitionEdges,
  ...fargateTaskEdges,
  ...containerEdges,
  ...serviceEdges,
  ...clusterEdges,
  ...loadBalancerEdges,
  ...listenerEdges,
  ...targetGroupEdges,
  ...schedulerEdges,
  ...discoveryEdges,
  ...scalingEdges,
  ...monitoringEdges,
  ...registryEdges,
  ...iamEdges,
  ...networkEdges,
  ...autoScalingEdges,
];
