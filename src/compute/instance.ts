import { Instance as AwsInstance } from "@cdktf/provider-aws/lib/instance";
import { LaunchTemplate as AwsLaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import { dependable } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { dependOn } from "../core/depend-on";
import { ConfigurationError } from "../core/errors";
import { physicalName } from "../core/names";
import { nameTag, type Tags } from "../core/tags";
import type { INetwork } from "../network/network";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";
import { DedicatedHost } from "./dedicated-host";
import { type LaunchOptions, launchTemplateBasics, METADATA_OPTIONS } from "./launch-options";
import type { NetworkInterface } from "./network-interface";
import { StatusCheckAlarms } from "./status-check-alarms";
import type { Volume } from "./volume";

/** AWS takes 128, the provider 125: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
const LONGEST_NAME = 125;

/**
 * What of its template replaces an instance. Not the template's version: the provider takes that for unknown also when mere tags change,
 * the provider's default tags among them, and would replace the instance for them.
 */
const REPLACING = ["image_id", "block_device_mappings", "instance_market_options", "instance_type"];

export interface InstanceProps extends LaunchOptions {
  readonly network: INetwork;
  /**
   * The subnet that the instance starts in; a change replaces it.
   * @default the first of the network's public subnets with `associatePublicIpAddress`, else of its private ones
   */
  readonly subnetId?: string;
  /**
   * At least one.
   * @default those of `networkInterface`
   */
  readonly securityGroups?: readonly ISecurityGroup[];
  /**
   * Whether the instance gets a public address, another one at each start; a change replaces it.
   * @default false
   */
  readonly associatePublicIpAddress?: boolean;
  /**
   * An interface that there is already, in place of `subnetId`, `securityGroups` and `associatePublicIpAddress`. A change replaces the instance.
   * @default one that comes and goes with the instance
   */
  readonly networkInterface?: NetworkInterface;
  /**
   * Whose hardware it is: `dedicated` shares it with instances of the own account only, and a host is chosen by oneself. Not every type can:
   * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-instance.html
   * @default "default", shared with other accounts
   */
  readonly tenancy?: "default" | "dedicated" | DedicatedHost;
  /**
   * The Name tag of the instance and its disks, and the name of its launch template. A change replaces the template, and the instance with it.
   * @default from the stack and the construct
   */
  readonly instanceName?: string;
  /**
   * Tags of the instance and its template. Disks have their name alone: other tags of theirs would replace the instance when they change.
   * @default none but Name
   */
  readonly tags?: Tags;
}

/**
 * A single instance. Metadata is given to those who ask with a token (IMDSv2) only.
 *
 * It has a launch template of its own for what the instance itself cannot say: an image by a parameter of Systems Manager, which Terraform
 * would see changed to the image's id at each plan. What the instance cannot change during its life, is in there too. So:
 *
 * - another image, other disks, a Spot price are another version of the template, and replace the instance. A new image under the
 *   same parameter does not: `terraform apply -replace` brings it in;
 * - another user data replaces it as well, since it runs at the first start only. It is not in the template, because the provider would
 *   plan a change of it for ever: https://github.com/hashicorp/terraform-provider-aws/issues/30825;
 * - another type stops and starts it, or replaces a Spot instance, which AWS does not stop for that;
 * - another role, other security groups, tags and monitoring are changed while it runs.
 */
export class Instance extends CheckedConstruct {
  readonly resource: AwsInstance;
  /** Has no network: EC2 takes network settings from a template or from the instance. */
  readonly launchTemplate: AwsLaunchTemplate;
  readonly securityGroups: readonly ISecurityGroup[];

  constructor(scope: Construct, id: string, props: InstanceProps) {
    super(scope, id);
    requireOneNetwork(this, props);
    const { network, networkInterface, instanceType, spot, tenancy } = props;
    const name = props.instanceName ?? physicalName(this, LONGEST_NAME);
    this.securityGroups = networkInterface?.securityGroups ?? props.securityGroups ?? [];
    this.launchTemplate = addressed(
      new AwsLaunchTemplate(this, "LaunchTemplate", {
        name,
        updateDefaultVersion: true,
        ...launchTemplateBasics(props),
        instanceType: spot && instanceType,
        tagSpecifications: [{ resourceType: "volume", tags: nameTag(name) }],
        tags: props.tags,
      }),
    );
    this.resource = addressed(
      new AwsInstance(this, "Instance", {
        launchTemplate: { id: this.launchTemplate.id, version: "$Latest" },
        instanceType: spot ? undefined : instanceType,
        keyName: props.keyName,
        iamInstanceProfile: props.instanceProfile?.instanceProfileName,
        userDataBase64: props.userData?.renderBase64(),
        userDataReplaceOnChange: props.userData && true,
        metadataOptions: METADATA_OPTIONS,
        monitoring: props.detailedMonitoring,
        ...networkOf(props),
        tenancy: tenancy instanceof DedicatedHost ? "host" : tenancy,
        hostId: tenancy instanceof DedicatedHost ? tenancy.hostId : undefined,
        tags: nameTag(name, props.tags),
        lifecycle: {
          replaceTriggeredBy: REPLACING.map((attribute) => `${dependable(this.launchTemplate)}.${attribute}`),
          // Whether it has a public address, the provider reads off the interface: a stopped instance has none, and would be replaced.
          ignoreChanges: ["launch_template[0].version", "associate_public_ip_address"],
        },
      }),
    );
    networkInterface?.startsWith(this.resource);
    const connectivity = props.associatePublicIpAddress ? network.publicConnectivity : network.privateConnectivity;
    for (const route of connectivity) dependOn(this.resource, route);
    for (const attachment of props.instanceProfile?.role.attachments ?? []) dependOn(this.resource, attachment);
  }

  get instanceId(): string {
    return this.resource.id;
  }

  get instanceArn(): string {
    return this.resource.arn;
  }

  /** The name that SSH finds the instance by; empty without a public address, and where the network has no DNS names for instances. */
  get publicDnsName(): string {
    return this.resource.publicDns;
  }

  /**
   * Attaches a disk of the same zone. `id` names the attachment in its Terraform address, after the instance.
   *
   * @param deviceName `/dev/sdf` to `/dev/sdp`: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html
   */
  attachVolume(id: string, volume: Volume, deviceName: string): VolumeAttachment {
    return addressed(
      new VolumeAttachment(this, `${id}Attachment`, {
        instanceId: this.instanceId,
        volumeId: volume.volumeId,
        deviceName,
        // From a running instance, a disk in use is not given back.
        stopInstanceBeforeDetaching: true,
      }),
      id,
    );
  }

  /** Has CloudWatch recover and reboot the instance when its status checks fail: see `StatusCheckAlarms`. */
  addStatusCheckAlarms(): StatusCheckAlarms {
    return new StatusCheckAlarms(this, "status_check", { instance: this });
  }
}

/** With a public address, the first subnet that leads to the internet. */
function networkOf(props: InstanceProps) {
  const { network, networkInterface, securityGroups = [], associatePublicIpAddress } = props;
  if (networkInterface !== undefined) {
    return { networkInterface: [{ networkInterfaceId: networkInterface.networkInterfaceId, deviceIndex: 0 }] };
  }
  const [first] = associatePublicIpAddress ? network.publicSubnetIds : network.privateSubnetIds;
  return {
    subnetId: props.subnetId ?? first,
    vpcSecurityGroupIds: securityGroups.map((group) => group.securityGroupId),
    associatePublicIpAddress,
  };
}

function requireOneNetwork(scope: Construct, props: InstanceProps): void {
  const { networkInterface, securityGroups } = props;
  if (networkInterface === undefined && securityGroups === undefined) {
    const fix = "Give the instance security groups, or an interface that has them.";
    const allowed = "at least one security group without networkInterface";
    throw new ConfigurationError(scope, { property: "securityGroups", got: undefined, allowed, fix });
  }
  if (networkInterface === undefined) return;
  for (const property of ["subnetId", "securityGroups", "associatePublicIpAddress"] as const) {
    if (props[property] === undefined) continue;
    const fix = "Leave it out: the interface has a subnet, security groups and addresses of its own.";
    throw new ConfigurationError(scope, {
      property,
      got: property === "securityGroups" ? securityGroups?.map(({ node }) => node.path) : props[property],
      allowed: "nothing with networkInterface",
      fix,
    });
  }
}
