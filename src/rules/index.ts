import { alarmRules } from "./alarm";
import { autoScalingRules } from "./auto-scaling";
import { capacityProviderRules } from "./capacity-provider";
import { capacityStrategyRules } from "./capacity-strategy";
import { cloudMapRules } from "./cloud-map";
import { cloudwatchRules } from "./cloudwatch";
import { containerLimitRules } from "./container-limits";
import { containerMemoryRules } from "./container-memory";
import { containerNameRules } from "./container-names";
import { containerOrderRules } from "./container-order";
import { ec2InstanceRoleRules } from "./ec2-instance-role";
import { efsVolumeRules } from "./efs-volumes";
import { fargateIsolationRules } from "./fargate-isolation";
import { hostPortRules } from "./host-port";
import { loadBalancedServiceRules } from "./load-balanced-service";
import { loadBalancerRules } from "./load-balancer";
import { managedScalingRules } from "./managed-scaling";
import { mountRules } from "./mounts";
import { nameRules } from "./names";
import { networkRules } from "./network";
import { portNameRules } from "./port-names";
import { registryRules } from "./registry";
import type { Rule } from "./rule";
import { scalingAlarmRules } from "./scaling-alarm";
import { scalingPolicyRules } from "./scaling-policy";
import { scalingTargetRules } from "./scaling-target";
import { serviceRules } from "./service";
import { serviceConnectRules } from "./service-connect";
import { serviceNetworkRules } from "./service-network";
import { staticHostPortRules } from "./static-host-port";
import { stepScalingRules } from "./step-scaling";
import { taskDefinitionRules } from "./task-definition";
import { taskVolumeRules } from "./task-volumes";
import { volumeRules } from "./volume";
import { volumeZoneRules } from "./volume-zone";

/** Every rule, in the order in which their violations are reported. */
export const allRules: readonly Rule[] = [
  ...networkRules,
  ...loadBalancerRules,
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
