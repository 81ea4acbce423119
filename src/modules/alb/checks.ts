import type { TerraformVariableValidationConfig } from "cdktf";
import { validationListing } from "../../module/validation";
import { PORT } from "../../rules/ports";
import { portOf, protocolOf } from "./defaults";
import { priorityOf } from "./priority";

const PROTOCOLS = 'var.load_balancer_type == "network" ? ["TCP", "UDP", "TCP_UDP", "TLS"] : ["HTTP", "HTTPS"]';

const PORTS = `[for listener in var.listeners : ${portOf("listener")}]`;
const DOUBLE_PORTS = `[for port in distinct(${PORTS}) : port if length([for other in ${PORTS} : other if other == port]) > 1]`;

const NUMBER = priorityOf("rule", "key");
const DOUBLE_PRIORITIES = `flatten([for name, listener in var.listeners : [for key, rule in listener.rules : "\${name}/\${key} (\${${NUMBER}})" if length([for other_key, other in listener.rules : other_key if ${priorityOf("other", "other_key")} == ${NUMBER}]) > 1]])`;

/** All that is said of actions: listeners say it themselves, rules in a list. */
const ACTIONS =
  "flatten([for listener in var.listeners : concat([listener], flatten([for rule in listener.rules : rule.actions]))])";
const FORWARDS = `flatten([for action in ${ACTIONS} : concat([for one in [action.forward] : [one] if one != null], [for several in [action.weighted_forward] : several.target_groups if several != null])])`;
const UNKNOWN_KEYS = `distinct([for group in ${FORWARDS} : group.target_group_key if group.target_group_key == null ? false : !contains(keys(var.target_groups), group.target_group_key)])`;

const WITHOUT_TARGET =
  "[for key, group in var.target_groups : key if group.create_attachment && group.target_id == null]";
const CHECKED_PORTS =
  "{ for key, group in var.target_groups : key => group.health_check.port if group.health_check == null ? false : group.health_check.port != null }";

/** What AWS refuses in listeners and their rules, or Terraform would say without a word of ours. */
export function listenerChecks(): TerraformVariableValidationConfig[] {
  return [
    validationListing("LI002", {
      property: "certificate_arn of listeners",
      wrong: `[for key, listener in var.listeners : key if contains(["HTTPS", "TLS"], ${protocolOf("listener")}) && listener.certificate_arn == null]`,
      allowed: "a certificate, where the protocol is HTTPS or TLS",
    }),
    validationListing("LI022", {
      property: "port of listeners",
      wrong: DOUBLE_PORTS,
      allowed: "each port once",
    }),
    validationListing("LI005", {
      property: "protocol of listeners",
      wrong: `[for key, listener in var.listeners : "\${key} (\${${protocolOf("listener")}})" if !contains(${PROTOCOLS}, ${protocolOf("listener")})]`,
      allowed: `\${join(", ", ${PROTOCOLS})}, as load_balancer_type is \${var.load_balancer_type}`,
    }),
    validationListing("LI023", {
      property: "the action of listeners",
      wrong:
        '[for key, listener in var.listeners : key if var.load_balancer_type == "network" && listener.forward == null && listener.weighted_forward == null]',
      allowed: "forward, as load_balancer_type is network",
    }),
    validationListing("LR002", {
      property: "priority of rules",
      wrong: DOUBLE_PRIORITIES,
      allowed: "each number once in a listener; without one, it is from 1000 on by the name of the rule",
    }),
    {
      condition: `\${length(${UNKNOWN_KEYS}) == 0}`,
      errorMessage: `listeners have the target_group_key \${join(", ", ${UNKNOWN_KEYS})}; allowed: keys of target_groups. Take one of these, or say target_group_arn.`,
    },
  ];
}

/** What AWS refuses in target groups, or Terraform would say without a word of ours. */
export function targetGroupChecks(): TerraformVariableValidationConfig[] {
  return [
    validationListing("TG011", {
      property: "health_check.port of target_groups",
      wrong: `[for key, port in ${CHECKED_PORTS} : "\${key} (\${port})" if port != "traffic-port" && !(${PORT.condition("port")})]`,
      allowed: `"traffic-port" or ${PORT.allowed}`,
    }),
    {
      condition: `\${length(${WITHOUT_TARGET}) == 0}`,
      errorMessage: `target_id of target_groups is missing in \${join(", ", ${WITHOUT_TARGET})}; allowed: a target. Say it, or create_attachment = false where something else registers targets, as a service of ECS does.`,
    },
  ];
}
