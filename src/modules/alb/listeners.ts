import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import type { Construct } from "constructs";
import { AddressScope, addressed } from "../../core/address";
import { Listener } from "../../load-balancer/listener";
import { DEFAULT_SSL_POLICY, type IListenerLoadBalancer } from "../../load-balancer/listener-load-balancer";
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
  string,
  withDefault,
} from "../../module/shape/shape";
import { ACTION, addActions } from "./actions";
import { listenerChecks } from "./checks";
import { portOf, protocolOf } from "./defaults";
import { RULES } from "./listener-rules";
import { withoutMember } from "./without-member";

const MUTUAL_AUTHENTICATION = object({
  mode: required(string),
  trust_store_arn: string,
  ignore_client_certificate_expiry: bool,
  advertise_trust_store_ca_names: string,
});

const REQUEST_HEADERS = [
  "mtls_clientcert",
  "mtls_clientcert_issuer",
  "mtls_clientcert_leaf",
  "mtls_clientcert_serial_number",
  "mtls_clientcert_subject",
  "mtls_clientcert_validity",
  "tls_cipher_suite",
  "tls_version",
];

const RESPONSE_HEADERS = [
  "access_control_allow_credentials",
  "access_control_allow_headers",
  "access_control_allow_methods",
  "access_control_allow_origin",
  "access_control_expose_headers",
  "access_control_max_age",
  "content_security_policy",
  "strict_transport_security",
  "x_content_type_options",
  "x_frame_options",
];

/** What a listener has under the same name. */
const ARGUMENTS: Readonly<Record<string, ScalarShape>> = {
  alpn_policy: string,
  certificate_arn: string,
  tcp_idle_timeout_seconds: number,
  ...named(REQUEST_HEADERS, (header) => `routing_http_request_x_amzn_${header}_header_name`),
  ...named(RESPONSE_HEADERS, (header) => `routing_http_response_${header}_header_value`),
  routing_http_response_server_enabled: bool,
};

const LISTENERS = map(
  object({
    port: number,
    protocol: string,
    ssl_policy: string,
    additional_certificate_arns: withDefault(list(string), []),
    ...ARGUMENTS,
    ...ACTION,
    mutual_authentication: MUTUAL_AUTHENTICATION,
    rules: withDefault(RULES, {}),
    tags: map(string),
  }),
);

/** Adds the ports that a load balancer listens on, and what becomes of what arrives there. */
export function addListeners(module: ModuleStack, scope: Construct, loadBalancer: IListenerLoadBalancer): Listener {
  const input = module.addInput("listeners", {
    type: LISTENERS,
    description:
      "The ports that are open, by names. `protocol` is `HTTP` or `HTTPS`, of a Network Load Balancer `TCP`, `UDP`, `TCP_UDP` or `TLS`. What becomes of requests that no rule is for: `forward` or `weighted_forward` to target groups of this module by `target_group_key` or others by `target_group_arn`, `redirect`, `fixed_response`, all of them after `authenticate_cognito` or `authenticate_oidc`; without a word, they get 404. `rules`, by names: `conditions` that must all hold, and `actions`. Rules are tried from the lowest `priority`, 1 to 50000; without one, it is from 1000 on by the name of the rule",
    default: {},
    validation: listenerChecks(),
  });
  const listener = forEach(
    new Listener(new AddressScope(scope, "Listeners"), "main", {
      loadBalancer,
      port: hcl(portOf("each.value")).numberValue,
    }),
    input.value,
  );
  const { resource } = listener;
  resource.protocol = hcl(protocolOf("each.value")).stringValue;
  resource.sslPolicy = hcl(
    `contains(["HTTPS", "TLS"], ${protocolOf("each.value")}) ? coalesce(each.value.ssl_policy, "${DEFAULT_SSL_POLICY}") : each.value.ssl_policy`,
  ).stringValue;
  for (const name of Object.keys(ARGUMENTS)) resource.addOverride(name, `\${each.value.${name}}`);
  resource.tags = hcl("each.value.tags").mapValue;
  resource.addOverride("default_action", undefined);
  addActions(resource, "default_action", `[merge(each.value, { fixed_response = ${FIXED_RESPONSE} })]`);
  addBlocks(resource, "mutual_authentication", MUTUAL_AUTHENTICATION, "each.value.mutual_authentication");
  addCertificates(scope);
  module.addOutput("listeners", {
    description: "The listeners by names, with all their attributes but the default action, which may hold a secret",
    value: hcl(withoutMember("aws_lb_listener.main", "default_action")).value,
  });
  return listener;
}

/** As the construct: who is told of no other end of a request answers 404. */
const FIXED_RESPONSE = `each.value.fixed_response == null && alltrue([for last in ["forward", "redirect", "weighted_forward"] : each.value[last] == null]) ? { content_type = "text/plain", message_body = null, status_code = "404" } : each.value.fixed_response`;

function addCertificates(scope: Construct): void {
  const certificates = addressed(
    new LbListenerCertificate(scope, "Certificates", {
      listenerArn: hcl("aws_lb_listener.main[each.value.listener_key].arn").stringValue,
      certificateArn: hcl("each.value.certificate_arn").stringValue,
    }),
    "main",
  );
  forEach(
    certificates,
    hcl(
      'merge([for key, listener in var.listeners : { for i, arn in listener.additional_certificate_arns : "${key}/${i}" => { listener_key = key, certificate_arn = arn } }]...)',
    ).value,
  );
}

function named(headers: readonly string[], name: (header: string) => string): Record<string, ScalarShape> {
  return Object.fromEntries(headers.map((header) => [name(header), string]));
}
