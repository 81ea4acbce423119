import type { SecurityRule } from "../security-rule";
import { attachedPolicyRules } from "./attached-policies";
import { dangerousActionRules } from "./dangerous-actions";
import { trustRules } from "./trust";
import { wholeServiceRules } from "./whole-services";
import { wildcardRules } from "./wildcards";

/** SEC5xx: what roles may do, and who may take them on. */
export const permissionRules: readonly SecurityRule[] = [
  ...wholeServiceRules,
  ...dangerousActionRules,
  ...wildcardRules,
  ...trustRules,
  ...attachedPolicyRules,
];
