import { cloudMapNameRules } from "./cloud-map/cloud-map-names";
import { serviceHealthRules } from "./cloud-map/service-health";
import { serviceRecordRules } from "./cloud-map/service-records";
import { autoScalingRules } from "./ec2/auto-scaling";
import { groupAttributeRules } from "./ec2/group-attributes";
import { groupLaunchRules } from "./ec2/group-launch";
import { groupTargetRules } from "./ec2/group-targets";
import { groupZoneRules } from "./ec2/group-zones";
import { healthyPercentageRules } from "./ec2/healthy-percentage";
import { launchNetworkRules } from "./ec2/launch-network";
import { launchTemplateRules } from "./ec2/launch-template";
import { launchUserDataRules } from "./ec2/launch-user-data";
import { volumeRules } from "./ec2/volume";
import { volumeZoneRules } from "./ec2/volume-zone";
import { lifecycleRules } from "./ecr/lifecycle";
import { pullThroughCacheRules } from "./ecr/pull-through-cache";
import { repositoryRules } from "./ecr/repository";
import { capacityProviderRules } from "./ecs-capacity/capacity-provider";
import { capacityStrategyRules } from "./ecs-capacity/capacity-strategy";
import { clusterRules } from "./ecs-capacity/cluster";
import { defaultStrategyRules } from "./ecs-capacity/default-strategy";
import { ec2InstanceRoleRules } from "./ecs-capacity/ec2-instance-role";
import { instanceArchitectureRules } from "./ecs-capacity/instance-architecture";
import { joiningScriptRules } from "./ecs-capacity/joining-script";
import { managedScalingRules } from "./ecs-capacity/managed-scaling";
import { providerGroupRules } from "./ecs-capacity/provider-group";
import { containerLimitRules } from "./ecs-container/container-limits";
import { containerListRules } from "./ecs-container/container-list";
import { containerMemoryRules } from "./ecs-container/container-memory";
import { containerNameRules } from "./ecs-container/container-names";
import { containerOrderRules } from "./ecs-container/container-order";
import { containerTypeRules } from "./ecs-container/container-types";
import { environmentRules } from "./ecs-container/environment";
import { fargateContainerRules } from "./ecs-container/fargate-containers";
import { firelensRules } from "./ecs-container/firelens";
import { healthCheckRules } from "./ecs-container/health-check";
import { logDriverRules } from "./ecs-container/log-driver";
import { mountRules } from "./ecs-container/mounts";
import { portMappingRules } from "./ecs-container/port-mappings";
import { portNameRules } from "./ecs-container/port-names";
import { portRangeRules } from "./ecs-container/port-ranges";
import { restartPolicyRules } from "./ecs-container/restart-policy";
import { cloudMapRules } from "./ecs-service/cloud-map";
import { daemonRules } from "./ecs-service/daemon";
import { deploymentRules } from "./ecs-service/deployment";
import { executeCommandRules } from "./ecs-service/execute-command";
import { instanceIngressRules } from "./ecs-service/instance-ingress";
import { launchTypeRules } from "./ecs-service/launch-type";
import { listenerOrderRules } from "./ecs-service/listener-order";
import { loadBalancedServiceRules } from "./ecs-service/load-balanced-service";
import { placementRules } from "./ecs-service/placement";
import { platformVersionRules } from "./ecs-service/platform-version";
import { serviceRules } from "./ecs-service/service";
import { serviceArnRules } from "./ecs-service/service-arns";
import { serviceAttributeRules } from "./ecs-service/service-attributes";
import { serviceConnectRules } from "./ecs-service/service-connect";
import { serviceConnectValueRules } from "./ecs-service/service-connect-values";
import { serviceLoadBalancerRules } from "./ecs-service/service-load-balancers";
import { serviceNetworkRules } from "./ecs-service/service-network";
import { serviceSubnetRules } from "./ecs-service/service-subnets";
import { serviceTargetGroupRules } from "./ecs-service/service-target-groups";
import { staticHostPortRules } from "./ecs-service/static-host-port";
import { volumeConfigurationRules } from "./ecs-service/volume-configuration";
import { zoneRebalancingRules } from "./ecs-service/zone-rebalancing";
import { containerShareRules } from "./ecs-task-definition/container-share";
import { efsVolumeRules } from "./ecs-task-definition/efs-volumes";
import { executionRoleRules } from "./ecs-task-definition/execution-role";
import { fargateIsolationRules } from "./ecs-task-definition/fargate-isolation";
import { fargateSizeRules } from "./ecs-task-definition/fargate-size-rules";
import { hostPortRules } from "./ecs-task-definition/host-port";
import { instanceTaskRules } from "./ecs-task-definition/instance-task";
import { launchVolumeRules } from "./ecs-task-definition/launch-volumes";
import { taskAttributeRules } from "./ecs-task-definition/task-attributes";
import { taskDefinitionRules } from "./ecs-task-definition/task-definition";
import { taskNetworkRules } from "./ecs-task-definition/task-network";
import { taskPlacementRules } from "./ecs-task-definition/task-placement";
import { taskProxyRules } from "./ecs-task-definition/task-proxy";
import { taskTagRules } from "./ecs-task-definition/task-tags";
import { taskVolumeRules } from "./ecs-task-definition/task-volumes";
import { windowsTaskRules } from "./ecs-task-definition/windows-task";
import { iamAttributeRules } from "./iam-policies/iam-attributes";
import { partitionRules } from "./iam-policies/partition";
import { policyGrammarRules } from "./iam-policies/policy-grammar";
import { trustedServiceRules } from "./iam-policies/trusted-service";
import { listenerRules } from "./load-balancing/listener";
import { listenerActionRules } from "./load-balancing/listener-actions";
import { listenerSecurityRules } from "./load-balancing/listener-security";
import { loadBalancerRules } from "./load-balancing/load-balancer";
import { loadBalancerAttributeRules } from "./load-balancing/load-balancer-attributes";
import { ruleConditionRules } from "./load-balancing/rule-conditions";
import { targetGroupRules } from "./load-balancing/target-group";
import { targetGroupAttributeRules } from "./load-balancing/target-group-attributes";
import { targetGroupCombinationRules } from "./load-balancing/target-group-combinations";
import { targetGroupReplacementRules } from "./load-balancing/target-group-replacement";
import { alarmRules } from "./logs-and-alarms/alarm";
import { alarmTopicRules } from "./logs-and-alarms/alarm-topic";
import { logGroupRules } from "./logs-and-alarms/log-group";
import { logGroupKeyRules } from "./logs-and-alarms/log-group-key";
import { nameRules } from "./names/names";
import type { Rule } from "./rule";
import { scaledServiceRules } from "./scaling-policies/scaled-service";
import { scalingAlarmRules } from "./scaling-policies/scaling-alarm";
import { scalingPolicyRules } from "./scaling-policies/scaling-policy";
import { scalingTargetRules } from "./scaling-policies/scaling-target";
import { stepScalingRules } from "./scaling-policies/step-scaling";
import { networkRules } from "./vpc/network";
import { securityGroupPeerRules } from "./vpc/security-group-peers";
import { securityGroupPortRules } from "./vpc/security-group-ports";
import { securityGroupTextRules } from "./vpc/security-group-texts";
import { serviceIngressRules } from "./vpc/service-ingress";

/** Every rule, in the order in which their violations are reported. */
export const allRules: readonly Rule[] = [
  ...networkRules,
  ...securityGroupTextRules,
  ...securityGroupPortRules,
  ...securityGroupPeerRules,
  ...loadBalancerRules,
  ...loadBalancerAttributeRules,
  ...listenerRules,
  ...listenerActionRules,
  ...listenerSecurityRules,
  ...ruleConditionRules,
  ...targetGroupRules,
  ...targetGroupAttributeRules,
  ...targetGroupCombinationRules,
  ...targetGroupReplacementRules,
  ...autoScalingRules,
  ...groupAttributeRules,
  ...groupLaunchRules,
  ...groupTargetRules,
  ...groupZoneRules,
  ...healthyPercentageRules,
  ...launchTemplateRules,
  ...launchNetworkRules,
  ...launchUserDataRules,
  ...clusterRules,
  ...defaultStrategyRules,
  ...capacityProviderRules,
  ...providerGroupRules,
  ...joiningScriptRules,
  ...instanceArchitectureRules,
  ...ec2InstanceRoleRules,
  ...volumeRules,
  ...volumeZoneRules,
  ...repositoryRules,
  ...lifecycleRules,
  ...pullThroughCacheRules,
  ...taskAttributeRules,
  ...fargateSizeRules,
  ...taskDefinitionRules,
  ...taskNetworkRules,
  ...taskPlacementRules,
  ...taskProxyRules,
  ...taskTagRules,
  ...instanceTaskRules,
  ...windowsTaskRules,
  ...executionRoleRules,
  ...hostPortRules,
  ...taskVolumeRules,
  ...efsVolumeRules,
  ...launchVolumeRules,
  ...containerTypeRules,
  ...containerListRules,
  ...containerShareRules,
  ...mountRules,
  ...containerOrderRules,
  ...containerLimitRules,
  ...containerMemoryRules,
  ...containerNameRules,
  ...environmentRules,
  ...healthCheckRules,
  ...restartPolicyRules,
  ...logDriverRules,
  ...firelensRules,
  ...fargateContainerRules,
  ...fargateIsolationRules,
  ...portMappingRules,
  ...portRangeRules,
  ...portNameRules,
  ...serviceRules,
  ...serviceAttributeRules,
  ...serviceArnRules,
  ...zoneRebalancingRules,
  ...placementRules,
  ...launchTypeRules,
  ...daemonRules,
  ...deploymentRules,
  ...serviceNetworkRules,
  ...serviceSubnetRules,
  ...volumeConfigurationRules,
  ...executeCommandRules,
  ...platformVersionRules,
  ...listenerOrderRules,
  ...serviceLoadBalancerRules,
  ...capacityStrategyRules,
  ...loadBalancedServiceRules,
  ...serviceTargetGroupRules,
  ...instanceIngressRules,
  ...scalingTargetRules,
  ...scaledServiceRules,
  ...scalingPolicyRules,
  ...stepScalingRules,
  ...scalingAlarmRules,
  ...alarmRules,
  ...managedScalingRules,
  ...serviceIngressRules,
  ...staticHostPortRules,
  ...cloudMapRules,
  ...serviceConnectRules,
  ...serviceConnectValueRules,
  ...alarmTopicRules,
  ...logGroupRules,
  ...logGroupKeyRules,
  ...cloudMapNameRules,
  ...serviceRecordRules,
  ...serviceHealthRules,
  ...iamAttributeRules,
  ...policyGrammarRules,
  ...trustedServiceRules,
  ...partitionRules,
  ...nameRules,
];
