import { bucketSecurityRules } from "./data/bucket";
import { fileSystemSecurityRules } from "./data/file-system";
import { logSecurityRules } from "./data/logs-and-topics";
import { repositorySecurityRules } from "./data/repository";
import { secretSecurityRules } from "./data/secrets-and-keys";
import { clusterSecurityRules } from "./ecs/cluster";
import { exposureSecurityRules } from "./ecs/exposure";
import { isolationSecurityRules } from "./ecs/isolation";
import { plainSecretRules } from "./ecs/plain-secrets";
import { taskDataSecurityRules } from "./ecs/task-data";
import { listenerProtocolRules } from "./load-balancing/listener";
import { loadBalancerSecurityRules } from "./load-balancing/load-balancer";
import { targetGroupSecurityRules } from "./load-balancing/target-group";
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
  ...loadBalancerSecurityRules,
  ...listenerProtocolRules,
  ...targetGroupSecurityRules,
  ...machineRules,
  ...networkSecurityRules,
  ...permissionRules,
  ...repositorySecurityRules,
  ...logSecurityRules,
  ...secretSecurityRules,
  ...fileSystemSecurityRules,
  ...bucketSecurityRules,
];

/** The rules of a level: "strict" is "baseline" and more, "off" is none. */
export function securityRulesAt(level: SecurityLevel | "off"): readonly SecurityRule[] {
  return securityRules.filter((rule) => level === "strict" || rule.level === level);
}
