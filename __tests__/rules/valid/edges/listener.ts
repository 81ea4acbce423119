import { RedirectActionStatusCodeEnum } from "@aws-sdk/client-elastic-load-balancing-v2";
import { type Edges, list, long, valuesOf } from "../edge";
import { TAGS } from "./tags";

const ARN = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012";
const alb = `${ARN}:loadbalancer/app/web/1234567890abcdef`;
const nlb = `${ARN}:loadbalancer/net/web/1234567890abcdef`;
const group = (name: string) => `${ARN}:targetgroup/${name}/1234567890abcdef`;
const certificate = "arn:aws:acm:ap-northeast-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";
const forward = { type: "forward", target_group_arn: group("web") };
const https = { protocol: "HTTPS", port: 443, certificate_arn: certificate };
const redirect = (more: object) => ({ type: "redirect", redirect: { status_code: "HTTP_301", ...more } });
const answer = (more: object) => ({ type: "fixed-response", fixed_response: { content_type: "text/plain", ...more } });

/** What users sign in with, before the action that follows. */
const cognito = {
  type: "authenticate-cognito",
  authenticate_cognito: {
    user_pool_arn: "arn:aws:cognito-idp:ap-northeast-1:123456789012:userpool/ap-northeast-1_abcdef",
    user_pool_client_id: "client",
    user_pool_domain: "shop",
  },
};
const oidc = {
  type: "authenticate-oidc",
  authenticate_oidc: {
    authorization_endpoint: "https://example.com/authorize",
    client_id: "id",
    client_secret: "secret",
    issuer: "https://example.com",
    token_endpoint: "https://example.com/token",
    user_info_endpoint: "https://example.com/user",
  },
};

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html */
const ACTIONS: readonly object[] = [
  forward,
  { type: "forward", forward: { target_group: [{ arn: group("web") }] } },
  { type: "forward", forward: { target_group: list(5, (i) => ({ arn: group(`t${i}`), weight: i === 0 ? 999 : 0 })) } },
  ...[1, 604800].map((duration) => ({
    type: "forward",
    forward: {
      target_group: [
        { arn: group("a"), weight: 1 },
        { arn: group("b"), weight: 1 },
      ],
      stickiness: { enabled: true, duration },
    },
  })),
  ...valuesOf(RedirectActionStatusCodeEnum).map((status_code) =>
    redirect({ protocol: "HTTPS", port: "443", status_code }),
  ),
  redirect({ protocol: "#{protocol}", port: "#{port}", host: "www.#{host}", path: "/#{path}", query: "#{query}" }),
  ...["1", "65535"].map((port) => redirect({ port })),
  redirect({ protocol: "HTTPS" }),
  redirect({ host: "example.com" }),
  redirect({ path: `/${long(127)}` }),
  redirect({ path: "/new/#{path}", query: "" }),
  ...["text/plain", "text/css", "text/html", "application/javascript", "application/json"].map((content_type) =>
    answer({ content_type, status_code: "200" }),
  ),
  ...["200", "299", "400", "404", "499", "500", "503", "599"].map((status_code) => answer({ status_code })),
  answer({ status_code: "200", message_body: long(1024) }),
  answer({ status_code: "200", message_body: "" }),
];

const http: Edges = {
  title: "a listener of an Application Load Balancer",
  type: "aws_lb_listener",
  base: { load_balancer_arn: alb, protocol: "HTTP", port: 80, default_action: forward },
  values: { port: [1, 65535], default_action: ACTIONS, tags: TAGS },
  together: {
    HTTPS: https,
    ...Object.fromEntries(
      [
        "ELBSecurityPolicy-2016-08",
        "ELBSecurityPolicy-TLS13-1-2-2021-06",
        "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
        "ELBSecurityPolicy-TLS13-1-3-2021-06",
        "ELBSecurityPolicy-FS-1-2-Res-2020-10",
        "ELBSecurityPolicy-TLS-1-0-2015-04",
        "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
        "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      ].map((ssl_policy) => [ssl_policy, { ...https, ssl_policy }]),
    ),
    "certificate of IAM": { ...https, certificate_arn: "arn:aws:iam::123456789012:server-certificate/web" },
    "clients verified": {
      ...https,
      mutual_authentication: { mode: "verify", trust_store_arn: `${ARN}:truststore/a/1234567890abcdef` },
    },
    "clients verified, names passed on": {
      ...https,
      mutual_authentication: {
        mode: "verify",
        trust_store_arn: `${ARN}:truststore/a/1234567890abcdef`,
        ignore_client_certificate_expiry: true,
        advertise_trust_store_ca_names: "on",
      },
    },
    "certificates of clients passed through": { ...https, mutual_authentication: { mode: "passthrough" } },
    "clients not verified": { ...https, mutual_authentication: { mode: "off" } },
    "users sign in by Cognito": { ...https, default_action: [cognito, forward] },
    "users sign in by OIDC": { ...https, default_action: [oidc, redirect({ host: "example.com" })] },
    "by order, written in another": {
      ...https,
      default_action: [
        { ...forward, order: 50000 },
        { ...oidc, order: 1 },
      ],
    },
  },
};

const tcp: Edges = {
  title: "a listener of a Network Load Balancer",
  type: "aws_lb_listener",
  base: { load_balancer_arn: nlb, protocol: "TCP", port: 1883, default_action: forward },
  values: { port: [1, 65535], protocol: ["TCP", "UDP", "TCP_UDP"], tcp_idle_timeout_seconds: [60, 6000] },
  together: {
    TLS: { protocol: "TLS", certificate_arn: certificate },
    ...Object.fromEntries(
      ["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"].map((alpn_policy) => [
        `TLS with ${alpn_policy}`,
        {
          protocol: "TLS",
          certificate_arn: certificate,
          ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
          alpn_policy,
        },
      ]),
    ),
  },
};

const gateway: Edges = {
  title: "a listener of a Gateway Load Balancer",
  type: "aws_lb_listener",
  base: { load_balancer_arn: `${ARN}:loadbalancer/gwy/web/1234567890abcdef`, default_action: forward },
};

const host = (...values: string[]) => ({ host_header: { values } });
const path = (...values: string[]) => ({ path_pattern: { values } });

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html */
const rules: Edges = {
  title: "a listener rule",
  type: "aws_lb_listener_rule",
  base: {
    listener_arn: `${ARN}:listener/app/web/1234567890abcdef/1234567890abcdef`,
    priority: 1,
    action: forward,
    condition: path("/*"),
  },
  values: {
    priority: [1, 50000],
    action: ACTIONS,
    condition: [
      path("*"),
      path("/"),
      path(`/${long(127)}`),
      path("/img/*/pics", "/a?b"),
      path("/a", "/b", "/c", "/d", "/e"),
      path("/_-.$/~\"'@:+&"),
      host("example.com"),
      host("*.example.com", "??.example.com"),
      host(`${long(125)}.jp`),
      host("*.EXAMPLE.com"),
      { http_header: { http_header_name: "X-Forwarded-For", values: ["10.*"] } },
      { http_header: { http_header_name: long(40), values: [long(128)] } },
      { http_header: { http_header_name: "*abc~!#$%&'+.^_`|", values: ["a?b*c"] } },
      { http_request_method: { values: ["GET", "HEAD"] } },
      { http_request_method: { values: ["A", long(40, "Z"), "M-SEARCH", "A_B"] } },
      { query_string: { value: "a" } },
      { query_string: { key: long(128), value: long(128) } },
      { query_string: [{ key: "a", value: "*" }, { value: "b?" }] },
      { source_ip: { values: ["10.0.0.0/8", "0.0.0.0/0", "::/0", "2001:db8::/32", "192.0.2.1/32"] } },
      [
        path("/a"),
        host("a.example.com"),
        { http_request_method: { values: ["GET"] } },
        { source_ip: { values: ["10.0.0.0/8"] } },
        { query_string: { value: "a" } },
      ],
      [1, 2].map((i) => ({ http_header: { http_header_name: `X-${i}`, values: ["a"] } })),
      [1, 2].map((i) => ({ query_string: { key: `k${i}`, value: "a" } })),
    ],
    tags: TAGS,
  },
  together: {
    "users sign in": { action: [cognito, forward] },
    "users sign in, by OIDC": {
      action: [
        { ...oidc, order: 1 },
        { ...forward, order: 2 },
      ],
    },
  },
};

export const listenerEdges: readonly Edges[] = [http, tcp, gateway, rules];
