import { clusterSecurityRules } from "./ecs/cluster";
import { exposureSecurityRules } from "./ecs/exposure";
import { isolationSecurityRules } from "./ecs/isolation";
import { plainSecretRules } from "./ecs/plain-secrets";
import { taskDataSecurityRules } from "./ecs/task-data";
import { machineRules } from "./machines/machine-rules";
import { permissionRules } from "./permissions/permission-rules";
import type { SecurityLevel, SecurityRule } from "./security-rule";
import { networkSecurityRules } from "./vpc/network-rules";

/**
 * Every rule about security, in the order in which their violations are reported: SEC1xx ECS, SEC2xx load balancing, SEC3xx machines,
 * SEC4xx network, SEC5xx IAM, SEC6xx what is stored.
 */
export const securityRules: readonly SecurityRule[] = [
  ...clusterSecurityRules,
  ...isolationSecurityRules,
  ...plainSecretRules,
  ...taskDataSecurityRules,
  ...exposureSecurityRules,
  ...machineRules,
  ...networkSecurityRules,
  ...permissionRules,
];

/** The rules of a level: "strict" is "baseline" and more, "off" is none. */
export function securityRulesAt(level: SecurityLevel | "off"): readonly SecurityRule[] {
  return securityRules.filter((rule) => level === "strict" || rule.level === level);
}
