import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { Cluster } from "../../cluster/cluster";
import { InstanceCapacity } from "../../cluster/instance-capacity";
import type { VolumeType } from "../../compute/block-device";
import { MachineImage } from "../../compute/machine-image";
import { UserData } from "../../compute/user-data";
import { AddressScope, addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach } from "../../module/repetition";
import { Network } from "../../network/network";
import { instanceValidations, providerValidations, sizeValidations } from "./capacity-checks";
import { addPurchase } from "./instance-purchase";
import { INSTANCE_CAPACITY } from "./instance-shape";
import { NAME_OF_EACH } from "./provider-shape";

const IMAGE = `each.value.image_id != null ? each.value.image_id : (each.value.cpu_architecture == "ARM64" ? "${MachineImage.ecsOptimized("ARM64").atLaunch}" : "${MachineImage.ecsOptimized().atLaunch}")`;

/** What the caller has the instances run, on lines of its own behind the one that joins the cluster. */
const FURTHER_LINES = 'each.value.user_data == null ? "" : "\\n${trimsuffix(each.value.user_data, "\\n")}"';

/** Adds the input `instance_capacity`: instances that are made here, in Auto Scaling groups. */
export function addMadeCapacity(module: ModuleStack, scope: Construct, cluster: Cluster): InstanceCapacity {
  const input = module.addInput("instance_capacity", {
    type: INSTANCE_CAPACITY,
    description:
      "Capacity of instances that is made here, by names, each an Auto Scaling group with a launch template, a role, a security group that lets everything out and nothing in, and a capacity provider by which ECS has as many instances as the tasks need. The image is the newest Amazon Linux 2023 for ECS for `cpu_architecture`, or `image_id` (`ami-...`, or `resolve:ssm:` and a parameter); `user_data` are further lines of the shell script that joins the cluster. `spot`, or a `mixed_instances_policy`, buys spare instances",
    default: {},
    nullable: false,
    validation: [
      ...providerValidations({
        named: "var.instance_capacity",
        groups: "values(var.instance_capacity)",
        property: "instance_capacity[*].",
      }),
      ...sizeValidations(),
      ...instanceValidations(),
    ],
  });
  const capacity = forEach(
    new InstanceCapacity(new AddressScope(scope, "MadeCapacity"), "main", {
      cluster,
      network: addNetwork(module),
      instanceType: hcl("each.value.instance_type").stringValue,
      minCapacity: hcl("each.value.min_size").numberValue,
      maxCapacity: hcl("each.value.max_size").numberValue,
      machineImage: MachineImage.fromId(hcl(IMAGE).stringValue),
      blockDevices: [rootVolume()],
    }),
    input.value,
  );
  addLaunchOptions(capacity, cluster);
  addPurchase(capacity.autoScalingGroup);
  addManagement(capacity);
  addPolicies(scope);
  addOutputs(module);
  return capacity;
}

function addNetwork(module: ModuleStack) {
  const vpc = module.addInput("vpc_id", {
    type: "string",
    description: "The VPC of the instances, for `instance_capacity`",
    default: null,
  });
  module.addInput("subnet_ids", {
    type: "list(string)",
    description:
      "The subnets that instances start in, from which they must reach ECS and the registries of images; `instance_capacity` may say others",
    default: [],
  });
  const subnets = hcl("each.value.subnet_ids != null ? each.value.subnet_ids : var.subnet_ids").listValue;
  return Network.fromNetworkAttributes({ vpcId: vpc.stringValue, privateSubnetIds: subnets });
}

function rootVolume() {
  const volume = (member: string) => hcl(`each.value.root_volume.${member}`);
  return {
    deviceName: volume("device_name").stringValue,
    sizeGiB: volume("size_in_gb").numberValue,
    type: volume("volume_type").stringValue as VolumeType,
    iops: volume("iops").numberValue,
    throughput: volume("throughput").numberValue,
    kmsKeyId: volume("kms_key_id").stringValue,
  };
}

function addLaunchOptions({ autoScalingGroup, securityGroup }: InstanceCapacity, cluster: Cluster): void {
  const { resource } = autoScalingGroup.launchTemplate;
  resource.keyName = hcl("each.value.key_name").stringValue;
  resource.vpcSecurityGroupIds = Fn.concat([
    [securityGroup.securityGroupId],
    hcl("each.value.security_group_ids").listValue,
  ]);
  resource.userData = new UserData(`${cluster.joinCommand}${hcl(FURTHER_LINES).stringValue}`).renderBase64();
}

function addManagement({ autoScalingGroup, provider: { resource } }: InstanceCapacity): void {
  const each = (member: string) => hcl(`each.value.${member}`);
  const isProtected = hcl('each.value.managed_termination_protection == "ENABLED"');
  autoScalingGroup.resource.protectFromScaleIn = isProtected.value;
  resource.name = NAME_OF_EACH.stringValue;
  const { autoScalingGroupProvider: group } = resource;
  group.managedDraining = each("managed_draining").stringValue;
  group.managedTerminationProtection = each("managed_termination_protection").stringValue;
  group.putManagedScaling({
    status: each("managed_scaling.status").stringValue,
    targetCapacity: each("managed_scaling.target_capacity").numberValue,
    minimumScalingStepSize: each("managed_scaling.minimum_scaling_step_size").numberValue,
    maximumScalingStepSize: each("managed_scaling.maximum_scaling_step_size").numberValue,
    instanceWarmupPeriod: each("managed_scaling.instance_warmup_period").numberValue,
  });
}

/** Managed policies of the roles, beside that of the agent. */
function addPolicies(scope: Construct): void {
  const policies =
    'merge([for key, capacity in var.instance_capacity : { for name, arn in capacity.iam_role_policies : "${key}/${name}" => { capacity = key, arn = arn } }]...)';
  const attachment = new IamRolePolicyAttachment(scope, "InstancePolicies", {
    role: hcl("aws_iam_role.instance[each.value.capacity].name").stringValue,
    policyArn: hcl("each.value.arn").stringValue,
  });
  forEach(addressed(attachment, "instance"), hcl(policies).value);
}

function addOutputs(module: ModuleStack): void {
  const byName = (resource: string, members: string) =>
    hcl(`{ for key, made in ${resource} : key => ${members} }`).value;
  module.addOutput("autoscaling_groups", {
    description: "The ARNs and names of the Auto Scaling groups that are made, by the keys of `instance_capacity`",
    value: byName("aws_autoscaling_group.group", "{ arn = made.arn, name = made.name }"),
  });
  module.addOutput("instance_security_group_ids", {
    description: "The ids of the security groups that are made, by the keys of `instance_capacity`",
    value: byName("aws_security_group.instances", "made.id"),
  });
  module.addOutput("instance_iam_roles", {
    description: "The ARNs and names of the roles of the instances, by the keys of `instance_capacity`",
    value: byName("aws_iam_role.instance", "{ arn = made.arn, name = made.name }"),
  });
}
