import type { LaunchTemplateBlockDeviceMappings } from "@cdktf/provider-aws/lib/launch-template";
import type { InstanceProfile } from "../iam/instance-profile";
import type { BlockDevice } from "./block-device";
import type { MachineImage } from "./machine-image";
import type { UserData } from "./user-data";

/** What an instance is like, whether a group starts it or it stands alone. */
export interface LaunchOptions {
  readonly machineImage: MachineImage;
  /** For example `t3.medium`. */
  readonly instanceType: string;
  /** @default no role */
  readonly instanceProfile?: InstanceProfile;
  /** @default none */
  readonly userData?: UserData;
  /**
   * The key pair that may log in by SSH.
   * @default none
   */
  readonly keyName?: string;
  /** @default those of the image; the root of an image that `MachineImage` chooses is encrypted */
  readonly blockDevices?: readonly BlockDevice[];
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
}

/** Containers in bridge mode are one hop further away than their instance: they are not to have its role, but that of their task. */
const HOPS = 1;

/** Metadata is given to the instance itself, and to those only who ask with a token (IMDSv2). */
export const METADATA_OPTIONS = { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: HOPS };

/** What only a launch template says of an instance, as the attributes of one. */
export function launchTemplateBasics({ machineImage, blockDevices, spot }: LaunchOptions) {
  return {
    imageId: machineImage.atLaunch,
    blockDeviceMappings: (blockDevices ?? encryptedRoot(machineImage))?.map(mapping),
    instanceMarketOptions: spot && { marketType: "spot", spotOptions: spotOptions(spot) },
  };
}

/** An empty block is one that AWS would not send back, and Terraform would see it missing at every plan. */
function spotOptions({ maxPrice }: { readonly maxPrice?: string }) {
  return maxPrice === undefined ? undefined : { maxPrice };
}

/** The images are not encrypted, but a disk that is made of one can be. */
function encryptedRoot({ rootDeviceName }: MachineImage): BlockDevice[] | undefined {
  return rootDeviceName === undefined ? undefined : [{ deviceName: rootDeviceName }];
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
