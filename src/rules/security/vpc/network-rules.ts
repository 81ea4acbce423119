import type { SecurityRule } from "../security-rule";
import { defaultGroupRules } from "./default-group";
import { descriptionRules } from "./descriptions";
import { egressRules } from "./egress";
import { endpointRules } from "./endpoints";
import { openPortRules } from "./open-ports";
import { unusedGroupRules } from "./unused-group";
import { vpcRules } from "./vpc";

/** SEC4xx: VPCs, subnets, security groups, endpoints. */
export const networkSecurityRules: readonly SecurityRule[] = [
  ...openPortRules,
  ...egressRules,
  ...descriptionRules,
  ...defaultGroupRules,
  ...vpcRules,
  ...endpointRules,
  ...unusedGroupRules,
];
