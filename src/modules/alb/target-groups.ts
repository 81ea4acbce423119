import type { Construct } from "constructs";
import { AddressScope } from "../../core/address";
import { TargetGroup } from "../../load-balancer/target-group";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach } from "../../module/repetition";
import { addBlocks } from "../../module/shape/dynamic-block";
import {
  bool,
  list,
  map,
  number,
  object,
  required,
  type ScalarShape,
  type Shape,
  string,
  withDefault,
} from "../../module/shape/shape";
import type { INetwork } from "../../network/network";
import { targetGroupChecks } from "./checks";
import { portOf, protocolOf } from "./defaults";

/** What a target group has under the same name. */
const ARGUMENTS: Readonly<Record<string, ScalarShape>> = {
  name_prefix: string,
  target_type: string,
  protocol_version: string,
  ip_address_type: string,
  deregistration_delay: number,
  slow_start: number,
  load_balancing_algorithm_type: string,
  load_balancing_anomaly_mitigation: string,
  load_balancing_cross_zone_enabled: string,
  lambda_multi_value_headers_enabled: bool,
  connection_termination: bool,
  preserve_client_ip: bool,
  proxy_protocol_v2: bool,
};

const LEAST_HEALTHY = object({
  minimum_healthy_targets_count: number,
  minimum_healthy_targets_percentage: string,
});

/** What a target group has as blocks. */
const BLOCKS: Readonly<Record<string, Shape>> = {
  health_check: object({
    enabled: bool,
    healthy_threshold: number,
    interval: number,
    matcher: string,
    path: string,
    port: string,
    protocol: string,
    timeout: number,
    unhealthy_threshold: number,
  }),
  stickiness: object({
    type: required(string),
    cookie_duration: number,
    cookie_name: string,
    enabled: bool,
  }),
  target_failover: list(object({ on_deregistration: required(string), on_unhealthy: required(string) })),
  target_group_health: object({ dns_failover: LEAST_HEALTHY, unhealthy_state_routing: LEAST_HEALTHY }),
  target_health_state: object({
    enable_unhealthy_connection_termination: required(bool),
    unhealthy_draining_interval: number,
  }),
};

/** Of what is registered by the module, and how Lambda is allowed it. */
const ATTACHMENT = {
  create_attachment: withDefault(bool, true),
  target_id: string,
  availability_zone: string,
  attach_lambda_permission: withDefault(bool, false),
  lambda_qualifier: string,
  lambda_statement_id: string,
  lambda_action: string,
  lambda_principal: string,
  lambda_source_account: string,
  lambda_event_source_token: string,
};

const TARGET_GROUPS = map(
  object({
    name: string,
    port: number,
    protocol: string,
    vpc_id: string,
    ...ARGUMENTS,
    ...BLOCKS,
    ...ATTACHMENT,
    tags: map(string),
  }),
);

/** A function is called, and has no port. */
function unlessLambda(expression: string): string {
  return `(each.value.target_type == "lambda" ? null : ${expression})`;
}

/** AWS takes 32 characters: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
const LONGEST_NAME = 32;
/** What replaces a group: the new one stands beside the old one for a while, under another name. */
const REPLACING = [
  portOf("each.value"),
  protocolOf("each.value"),
  "each.value.protocol_version",
  "each.value.target_type",
  "each.value.ip_address_type",
].join(", ");
const VARIANT_LENGTH = 4;
const HASH_LENGTH = 8;

/** Adds the groups of targets that listeners and their rules forward to. */
export function addTargetGroups(module: ModuleStack, scope: Construct, network: INetwork): void {
  const input = module.addInput("target_groups", {
    type: TARGET_GROUPS,
    description:
      "What requests are forwarded to, by names. `target_type` is `instance`, `ip`, `lambda` or `alb`; `target_id` is the target that the module registers. Say `create_attachment = false` where something else registers targets, as a service of ECS does. A change of port, protocol or type replaces the group",
    default: {},
    validation: targetGroupChecks(),
  });
  const group = forEach(
    new TargetGroup(new AddressScope(scope, "TargetGroups"), "main", {
      network,
      port: hcl(portOf("each.value")).numberValue,
      targetGroupName: hcl(nameOf()).stringValue,
    }),
    input.value,
  );
  const { resource } = group;
  for (const name of Object.keys(ARGUMENTS)) resource.addOverride(name, `\${each.value.${name}}`);
  for (const [name, shape] of Object.entries(BLOCKS)) addBlocks(resource, name, shape, `each.value.${name}`);
  resource.port = hcl(unlessLambda(portOf("each.value"))).numberValue;
  resource.protocol = hcl(unlessLambda(protocolOf("each.value"))).stringValue;
  resource.vpcId = hcl(unlessLambda("each.value.vpc_id != null ? each.value.vpc_id : var.vpc_id")).stringValue;
  resource.tags = hcl("each.value.tags").mapValue;
}

/** As the constructs do it, the end of what is too long gives way to a hash. */
function nameOf(): string {
  const whole = 'replace("${var.name}-${each.key}", "/[^A-Za-z0-9-]/", "-")';
  const longest = LONGEST_NAME - VARIANT_LENGTH - 1;
  const cut = `"\${trim(substr(${whole}, 0, ${longest - HASH_LENGTH - 1}), "-")}-\${substr(sha256("\${var.name}-\${each.key}"), 0, ${HASH_LENGTH})}"`;
  const fitting = `length(${whole}) <= ${longest} ? ${whole} : ${cut}`;
  const name = `"\${${fitting}}-\${substr(sha256(jsonencode([${REPLACING}])), 0, ${VARIANT_LENGTH})}"`;
  return `each.value.name != null || each.value.name_prefix != null ? each.value.name : ${name}`;
}
