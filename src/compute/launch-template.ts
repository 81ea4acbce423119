import { LaunchTemplate as AwsLaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { physicalName } from "../core/names";
import { nameTag, type Tags } from "../core/tags";
import type { InstanceProfile } from "../iam/instance-profile";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import { type LaunchOptions, launchTemplateBasics, METADATA_OPTIONS } from "./launch-options";

/** AWS takes 128, the provider 125: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
const LONGEST_NAME = 125;

export interface LaunchTemplateProps extends LaunchOptions {
  /** At least one. */
  readonly securityGroups: readonly ISecurityGroup[];
  /**
   * Whether instances get public addresses.
   * @default false
   */
  readonly associatePublicIpAddress?: boolean;
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
        ...launchTemplateBasics(props),
        instanceType: props.instanceType,
        keyName: props.keyName,
        userData: props.userData?.renderBase64(),
        iamInstanceProfile: props.instanceProfile && { arn: props.instanceProfile.instanceProfileArn },
        ...network(props),
        metadataOptions: METADATA_OPTIONS,
        monitoring: props.detailedMonitoring === undefined ? undefined : { enabled: props.detailedMonitoring },
        tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
        tags: props.tags,
      }),
    );
  }
}

/** EC2 takes security groups either for the instance or, where the address is chosen, for its network interface. */
function network({ securityGroups, associatePublicIpAddress }: LaunchTemplateProps) {
  const ids = securityGroups.map((group) => group.securityGroupId);
  if (associatePublicIpAddress === undefined) return { vpcSecurityGroupIds: ids };
  return {
    networkInterfaces: [{ associatePublicIpAddress: String(associatePublicIpAddress), securityGroups: ids }],
  };
}
