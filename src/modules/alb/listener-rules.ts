import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { Construct } from "constructs";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach } from "../../module/repetition";
import { addBlocks } from "../../module/shape/dynamic-block";
import { list, map, number, object, required, string } from "../../module/shape/shape";
import { ACTION, addActions } from "./actions";
import { priorityOf } from "./priority";
import { withoutMember } from "./without-member";

const VALUES = object({ values: required(list(string)) });

const CONDITIONS = list(
  object({
    host_header: VALUES,
    http_header: object({ http_header_name: required(string), values: required(list(string)) }),
    http_request_method: VALUES,
    path_pattern: VALUES,
    query_string: list(object({ key: string, value: required(string) })),
    source_ip: VALUES,
  }),
);

/** The rules of a listener, by names. */
export const RULES = map(
  object({
    priority: number,
    conditions: required(CONDITIONS),
    actions: required(list(object(ACTION))),
    tags: map(string),
  }),
);

/** Adds the rules of all listeners. */
export function addListenerRules(module: ModuleStack, scope: Construct): LbListenerRule {
  const rule = addressed(
    new LbListenerRule(scope, "Rules", {
      listenerArn: hcl("aws_lb_listener.main[each.value.listener_key].arn").stringValue,
      priority: hcl(priorityOf("each.value.rule", "each.value.rule_key")).numberValue,
      action: [],
      condition: [],
      tags: hcl("each.value.rule.tags").mapValue,
    }),
    "main",
  );
  for (const block of ["action", "condition"]) rule.addOverride(block, undefined);
  addActions(rule, "action", "each.value.rule.actions");
  addBlocks(rule, "condition", CONDITIONS, "each.value.rule.conditions");
  forEach(
    rule,
    hcl(
      'merge([for listener_key, listener in var.listeners : { for rule_key, rule in listener.rules : "${listener_key}/${rule_key}" => { listener_key = listener_key, rule_key = rule_key, rule = rule } }]...)',
    ).value,
  );
  module.addOutput("listener_rules", {
    description: "The rules by `<listener>/<rule>`, with all their attributes but the actions, which may hold a secret",
    value: hcl(withoutMember("aws_lb_listener_rule.main", "action")).value,
  });
  return rule;
}
