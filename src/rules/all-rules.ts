import { autoScalingRules } from "./ec2/auto-scaling";
import { volumeRules } from "./ec2/volume";
import { volumeZoneRules } from "./ec2/volume-zone";
import { registryRules } from "./ecr/registry";
import { capacityProviderRules } from "./ecs-capacity/capacity-provider";
import { capacityStrategyRules } from "./ecs-capacity/capacity-strategy";
import { ec2InstanceRoleRules } from "./ecs-capacity/ec2-instance-role";
import { managedScalingRules } from "./ecs-capacity/managed-scaling";
import { containerLimitRules } from "./ecs-container/container-limits";
import { containerMemoryRules } from "./ecs-container/container-memory";
import { containerNameRules } from "./ecs-container/container-names";
import { containerOrderRules } from "./ecs-container/container-order";
import { mountRules } from "./ecs-container/mounts";
import { portNameRules } from "./ecs-container/port-names";
import { cloudMapRules } from "./ecs-service/cloud-map";
import { loadBalancedServiceRules } from "./ecs-service/load-balanced-service";
import { serviceRules } from "./ecs-service/service";
import { serviceConnectRules } from "./ecs-service/service-connect";
import { serviceNetworkRules } from "./ecs-service/service-network";
import { serviceTargetGroupRules } from "./ecs-service/service-target-groups";
import { staticHostPortRules } from "./ecs-service/static-host-port";
import { efsVolumeRules } from "./ecs-task-definition/efs-volumes";
import { fargateIsolationRules } from "./ecs-task-definition/fargate-isolation";
import { hostPortRules } from "./ecs-task-definition/host-port";
import { taskDefinitionRules } from "./ecs-task-definition/task-definition";
import { taskVolumeRules } from "./ecs-task-definition/task-volumes";
import { listenerRules } from "./load-balancing/listener";
import { loadBalancerRules } from "./load-balancing/load-balancer";
import { targetGroupRules } from "./load-balancing/target-group";
import { alarmRules } from "./logs-and-alarms/alarm";
import { cloudwatchRules } from "./logs-and-alarms/cloudwatch";
import { nameRules } from "./names/names";
import type { Rule } from "./rule";
import { scalingAlarmRules } from "./scaling-policies/scaling-alarm";
import { scalingPolicyRules } from "./scaling-policies/scaling-policy";
import { scalingTargetRules } from "./scaling-policies/scaling-target";
import { stepScalingRules } from "./scaling-policies/step-scaling";
import { networkRules } from "./vpc/network";

/** Every rule, in the order in which their violations are reported. */
export const allRules: readonly Rule[] = [
  ...networkRules,
  ...loadBalancerRules,
  ...listenerRules,
  ...targetGroupRules,
  ...autoScalingRules,
  ...capacityProviderRules,
  ...ec2InstanceRoleRules,
  ...volumeRules,
  ...volumeZoneRules,
  ...registryRules,
  ...taskDefinitionRules,
  ...hostPortRules,
  ...taskVolumeRules,
  ...efsVolumeRules,
  ...mountRules,
  ...containerOrderRules,
  ...containerLimitRules,
  ...containerMemoryRules,
  ...containerNameRules,
  ...fargateIsolationRules,
  ...portNameRules,
  ...serviceRules,
  ...serviceNetworkRules,
  ...capacityStrategyRules,
  ...loadBalancedServiceRules,
  ...serviceTargetGroupRules,
  ...scalingTargetRules,
  ...scalingPolicyRules,
  ...stepScalingRules,
  ...scalingAlarmRules,
  ...alarmRules,
  ...managedScalingRules,
  ...staticHostPortRules,
  ...cloudMapRules,
  ...serviceConnectRules,
  ...cloudwatchRules,
  ...nameRules,
];
