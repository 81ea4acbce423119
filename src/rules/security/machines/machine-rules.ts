import type { SecurityRule } from "../security-rule";
import { credentialsRules } from "./credentials";
import { diskRules } from "./disks";
import { groupHealthRules } from "./group-health";
import { groupOperationRules } from "./group-operation";
import { groupSpreadRules } from "./group-spread";
import { imageOwnerRules } from "./image-owner";
import { metadataRules } from "./metadata";
import { monitoringRules } from "./monitoring";
import { publicAddressRules } from "./public-address";

/** SEC3xx: instances, their disks and images, Auto Scaling groups. */
export const machineRules: readonly SecurityRule[] = [
  ...metadataRules,
  ...publicAddressRules,
  ...credentialsRules,
  ...diskRules,
  ...monitoringRules,
  ...groupHealthRules,
  ...groupSpreadRules,
  ...groupOperationRules,
  ...imageOwnerRules,
];
