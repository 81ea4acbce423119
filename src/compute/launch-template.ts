import {
  LaunchTemplate as AwsLaunchTemplate,
  type LaunchTemplateBlockDeviceMappings,
} from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { physicalName } from "../core/names";
import { nameTag, type Tags } from "../core/tags";
import type { InstanceProfile } from "../iam/instance-profile";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import type { BlockDevice } from "./block-device";
import type { MachineImage } from "./machine-image";
import type { UserData } from "./user-data";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
const LONGEST_NAME = 128;
/** Tasks in bridge mode are one hop further from the metadata than their instance. */
const HOPS = 2;

export interface LaunchTemplateProps {
  readonly machineImage: MachineImage;
  /** For example `t3.medium`. */
  readonly instanceType: string;
  /** At least one. */
  readonly securityGroups: readonly ISecurityGroup[];
  /** @default no role */
  readonly instanceProfile?: InstanceProfile;
  /** @default none */
  readonly userData?: UserData;
  /**
   * The key pair that may log in by SSH.
   * @default none
   */
  readonly keyName?: string;
  /** @default those of the image */
  readonly blockDevices?: readonly BlockDevice[];
  /**
   * Whether instances get public addresses.
   * @default false
   */
  readonly associatePublicIpAddress?: boolean;
  /**
   * Whether CloudWatch gets numbers every minute instead of every five.
   * @default false, from AWS
   */
  readonly detailedMonitoring?: boolean;
  /**
   * The most to pay for an hour of a Spot instance, in US dollars; or nothing but `{}` for up to the price on demand.
   * @default on demand
   */
  readonly spot?: { readonly maxPrice?: string };
  /**
   * A change replaces the template.
   * @default from the stack and the construct
   */
  readonly launchTemplateName?: string;
  /**
   * Tags of the template and of the instances and disks started by it.
   * @default Name, after the template
   */
  readonly tags?: Tags;
}

/** What the instances of an Auto Scaling group are like. Metadata is given to those who ask with a token (IMDSv2) only. */
export class LaunchTemplate extends CheckedConstruct {
  readonly resource: AwsLaunchTemplate;
  readonly securityGroups: readonly ISecurityGroup[];
  readonly instanceProfile: InstanceProfile | undefined;
  /** Whether instances reach the internet from public subnets, by addresses of their own. */
  readonly publicAddresses: boolean;

  constructor(scope: Construct, id: string, props: LaunchTemplateProps) {
    super(scope, id);
    const name = props.launchTemplateName ?? physicalName(this, LONGEST_NAME);
    const tags = nameTag(name, props.tags);
    this.securityGroups = props.securityGroups;
    this.instanceProfile = props.instanceProfile;
    this.publicAddresses = props.associatePublicIpAddress ?? false;
    this.resource = addressed(
      new AwsLaunchTemplate(this, "LaunchTemplate", {
        name,
        updateDefaultVersion: true,
        imageId: props.machineImage.atLaunch,
        instanceType: props.instanceType,
        keyName: props.keyName,
        userData: props.userData?.renderBase64(),
        iamInstanceProfile: props.instanceProfile && { arn: props.instanceProfile.instanceProfileArn },
        ...network(props),
        blockDeviceMappings: props.blockDevices?.map(mapping),
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: HOPS },
        monitoring: props.detailedMonitoring === undefined ? undefined : { enabled: props.detailedMonitoring },
        instanceMarketOptions: props.spot && { marketType: "spot", spotOptions: spotOptions(props.spot) },
        tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
        tags: props.tags,
      }),
    );
  }
}

/** An empty block is one that AWS would not send back, and Terraform would see it missing at every plan. */
function spotOptions({ maxPrice }: { readonly maxPrice?: string }) {
  return maxPrice === undefined ? undefined : { maxPrice };
}

/** EC2 takes security groups either for the instance or, where the address is chosen, for its network interface. */
function network({ securityGroups, associatePublicIpAddress }: LaunchTemplateProps) {
  const ids = securityGroups.map((group) => group.securityGroupId);
  if (associatePublicIpAddress === undefined) return { vpcSecurityGroupIds: ids };
  return {
    networkInterfaces: [{ associatePublicIpAddress: String(associatePublicIpAddress), securityGroups: ids }],
  };
}

function mapping(device: BlockDevice): LaunchTemplateBlockDeviceMappings {
  return {
    deviceName: device.deviceName,
    ebs: {
      volumeSize: device.sizeGiB,
      volumeType: device.type ?? "gp3",
      iops: device.iops,
      throughput: device.throughput,
      encrypted: String(device.encrypted ?? true),
      kmsKeyId: device.kmsKeyId,
      deleteOnTermination: String(device.deleteOnTermination ?? true),
    },
  };
}
