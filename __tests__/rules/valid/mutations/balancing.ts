import { list, long } from "../edge";
import { adding, change, each, type Mutation, type Where } from "./mutation";

type Attributes = Parameters<NonNullable<Where["of"]>>[0];

const [LB, LISTENER, RULE, GROUP] = ["aws_lb", "aws_lb_listener", "aws_lb_listener_rule", "aws_lb_target_group"];
const ofType =
  (type: string) =>
  ({ load_balancer_type }: Attributes) =>
    load_balancer_type === type;
const alb = { of: ofType("application") };
const nlb = { of: ofType("network") };
const isOf =
  (...protocols: string[]) =>
  ({ protocol }: Attributes) =>
    protocols.includes(String(protocol));
const plain = { of: isOf("HTTP") };
const secure = { of: isOf("HTTPS") };
const http = { of: isOf("HTTP") };
const tcp = { of: isOf("TCP") };
const answers = { of: ({ default_action }: Attributes) => JSON.stringify(default_action).includes("fixed-response") };
const redirects = { of: ({ default_action }: Attributes) => JSON.stringify(default_action).includes("redirect") };
const answer = "default_action.fixed_response";
const redirect = "default_action.redirect";
const SUBNET = "${aws_subnet.public_a.id}";
const check = (id: string, key: string, values: readonly unknown[], where: Where = {}) =>
  each(id, GROUP, `health_check.${key}`, values, where);
const conditions = (id: string, values: readonly object[], where: Where = {}) =>
  each(
    id,
    RULE,
    "condition",
    values.map((value) => [value]),
    where,
  );
const kind = (name: string, ...values: string[]) => ({ [name]: [{ values }] });

export const balancingMutations: readonly Mutation[] = [
  ...each("LB001", LB, "name", [long(33)]),
  ...each("LB002", LB, "name", ["-a", "a-", "a_b", "a.b"]),
  ...each("LB003", LB, "name", ["internal-a"]),
  change("LB004", LB, { name: undefined, name_prefix: long(7) }),
  change("LB005", LB, { subnet_mapping: [{ subnet_id: SUBNET }] }),
  change("LB006", LB, { subnets: [SUBNET] }, alb),
  change("LB007", LB, { subnets: (before: unknown) => [...(before as string[]), "${aws_subnet.private_a.id}"] }),
  change(
    "LB008",
    LB,
    {
      subnets: undefined,
      subnet_mapping: ["a", "c"].map((zone) => ({
        subnet_id: `\${aws_subnet.public_${zone}.id}`,
        allocation_id: "eipalloc-1",
      })),
    },
    alb,
  ),
  ...each("LB009", LB, "idle_timeout", [0, 4001], alb),
  ...each("LB010", LB, "client_keep_alive", [59, 604801], alb),
  change("LB011", LB, { enable_cross_zone_load_balancing: false }, alb),
  change("LB012", LB, { ip_address_type: "dualstack-without-public-ipv4" }, nlb),
  change("LB013", LB, { minimum_load_balancer_capacity: { capacity_units: 99 } }, alb),
  change("LB014", LB, { access_logs: { bucket: "", enabled: true } }, alb),
  change("LB015", LB, { ip_address_type: "ipv6" }, alb),
  change("LB015", LB, { desync_mitigation_mode: "strict" }, alb),
  ...each("LI001", LISTENER, "port", [0, 65536]),
  change("LI002", LISTENER, { certificate_arn: undefined }, secure),
  change("LI003", LISTENER, { certificate_arn: "arn:aws:acm:ap-northeast-1:123456789012:certificate/1" }, plain),
  change("LI004", LISTENER, { ssl_policy: "ELBSecurityPolicy-2016-08" }, plain),
  change("LI005", LISTENER, { protocol: "TCP" }, { ...answers, also: ["LI002", "LI003", "LI004", "LI023"] }),
  change("LI007", LISTENER, { default_action: [] }),
  change("LI008", LISTENER, { [answer]: undefined }, answers),
  change("LI009", LISTENER, { [redirect]: [{ status_code: "HTTP_301" }] }, redirects),
  ...each("LI010", LISTENER, `${redirect}.path`, ["a", `/${long(128)}`], redirects),
  ...each("LI011", LISTENER, `${redirect}.port`, ["0", "65536", "a"], redirects),
  ...each("LI012", LISTENER, `${redirect}.protocol`, ["TCP", "https"], redirects),
  ...each("LI013", LISTENER, `${redirect}.status_code`, ["HTTP_302 ", "301"], redirects),
  ...each("LI014", LISTENER, `${answer}.status_code`, ["302", "600", "20"], answers),
  ...each("LI015", LISTENER, `${answer}.message_body`, [long(1025)], answers),
  ...each("LI016", LISTENER, `${answer}.content_type`, ["text/markdown", "text"], answers),
  change(
    "LI017",
    RULE,
    {
      action: [
        {
          type: "forward",
          forward: [
            {
              target_group: list(6, (i) => ({
                arn: `arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/t${i}/1`,
              })),
            },
          ],
        },
      ],
    },
    { also: ["SV056"] },
  ),
  change(
    "LI018",
    LISTENER,
    {
      default_action: (before: unknown) => [
        { type: "authenticate-oidc", authenticate_oidc: [{}] },
        ...(before as object[]),
      ],
    },
    { of: (listener) => isOf("HTTP")(listener) },
  ),
  change(
    "LI019",
    LISTENER,
    { default_action: (before: unknown) => [...(before as object[]), ...(before as object[])] },
    answers,
  ),
  change("LI020", LISTENER, { mutual_authentication: { mode: "verify" } }, secure),
  change(
    "LI021",
    RULE,
    {
      action: [
        {
          type: "forward",
          forward: [{ target_group: [{ arn: "a" }, { arn: "b" }], stickiness: [{ enabled: true, duration: 604801 }] }],
        },
      ],
    },
    { also: ["SV056"] },
  ),
  adding("LI022", {
    aws_lb_listener: {
      twin: {
        load_balancer_arn: "${aws_lb.alb.arn}",
        port: 8080,
        protocol: "HTTP",
        default_action: [{ type: "redirect", redirect: [{ protocol: "HTTPS", status_code: "HTTP_301", port: "443" }] }],
      },
    },
  }),
  adding("LI023", {
    aws_lb_listener: {
      fixed: {
        load_balancer_arn: "${aws_lb.nlb.arn}",
        port: 9999,
        protocol: "TCP",
        default_action: [
          { type: "fixed-response", fixed_response: [{ content_type: "text/plain", status_code: "200" }] },
        ],
      },
    },
  }),
  change("LI024", GROUP, { protocol: "UDP" }, { of: isOf("TCP"), also: ["TG028"] }),
  ...each("LR001", RULE, "priority", [0, 50001]),
  {
    id: "LR002",
    what: "the same rule twice",
    also: [],
    apply: (system) => {
      const [first] = Object.values(system[RULE] ?? {});
      return first === undefined ? undefined : { ...system, [RULE]: { ...system[RULE], twin: first } };
    },
  },
  ...conditions("LR003", [{}, { ...kind("path_pattern", "/a"), ...kind("host_header", "a.jp") }]),
  ...conditions("LR004", [kind("path_pattern", ...list(6, (i) => `/${i}`))]),
  ...conditions("LR005", [kind("path_pattern", `/${long(128)}`)]),
  ...conditions("LR006", [kind("host_header", `${long(126)}.jp`)]),
  ...conditions("LR007", [kind("host_header", "localhost"), kind("host_header", "a.1")]),
  ...conditions("LR008", [
    { query_string: [{ value: long(129) }] },
    { query_string: [{ key: long(129), value: "a" }] },
  ]),
  ...conditions("LR009", [
    { http_header: [{ http_header_name: long(41), values: ["a"] }] },
    { http_header: [{ http_header_name: "Host", values: ["a"] }] },
  ]),
  ...conditions("LR010", [kind("http_request_method", "get"), kind("http_request_method", long(41, "A"))]),
  ...conditions("LR011", [kind("source_ip", "10.0.0.1"), kind("source_ip", "10.0.0.0/33")]),
  change("LR012", RULE, { condition: [kind("path_pattern", "/a"), kind("path_pattern", "/b")] }),
  ...conditions("LR013", [kind("path_pattern", "a"), kind("path_pattern", "/a b")]),
  change("LR015", RULE, { action: [] }, { also: ["SV056"] }),
  adding("LR016", {
    aws_lb_listener: {
      tcp: {
        load_balancer_arn: "${aws_lb.nlb.arn}",
        port: 9999,
        protocol: "TCP",
        default_action: [{ type: "forward", target_group_arn: "a" }],
      },
    },
    aws_lb_listener_rule: {
      tcp: {
        listener_arn: "${aws_lb_listener.tcp.arn}",
        priority: 1,
        action: [{ type: "forward", target_group_arn: "a" }],
        condition: [{ path_pattern: [{ values: ["/a"] }] }],
      },
    },
  }),
  ...[long(33), "-a", "a-", "a_b"].map((name) => change("TG001", GROUP, { name, name_prefix: undefined })),
  change("TG002", GROUP, { name_prefix: long(7) }),
  change("TG027", GROUP, { lifecycle: undefined }),
  ...["protocol", "vpc_id"].map((key) =>
    change("TG003", GROUP, { [key]: undefined }, { also: ["LI024", "LR014", "TG012", "TG013", "TG029", "TG030"] }),
  ),
  ...each("TG005", GROUP, "port", [0, 65536]),
  ...check("TG006", "interval", [4, 301], { also: ["TG008"] }),
  ...check("TG007", "timeout", [1, 121], { also: ["TG008"] }),
  change("TG008", GROUP, { "health_check.interval": 10, "health_check.timeout": 10 }, http),
  ...check("TG009", "healthy_threshold", [1, 11]),
  ...check("TG009", "unhealthy_threshold", [1, 11]),
  ...check("TG010", "path", ["a", `/${long(1024)}`], http),
  ...check("TG011", "port", ["0", "65536", "traffic"], { also: ["SV061"] }),
  ...check("TG012", "protocol", ["TCP"], { ...http, also: ["TG013"] }),
  ...check("TG012", "protocol", ["UDP"], tcp),
  ...check("TG013", "path", ["/"], tcp),
  ...check("TG014", "matcher", ["199", "600", "200-", "ok"], http),
  change("TG015", GROUP, { protocol_version: "GRPC", "health_check.matcher": "100" }, http),
  ...check("TG016", "enabled", [false]),
  change("TG017", GROUP, { protocol_version: "HTTP2" }, tcp),
  ...each("TG018", GROUP, "deregistration_delay", [-1, 3601]),
  ...each("TG019", GROUP, "slow_start", [1, 29, 901], http),
  change("TG020", GROUP, { slow_start: 30, load_balancing_algorithm_type: "weighted_random" }, http),
  change(
    "TG021",
    GROUP,
    { load_balancing_algorithm_type: "round_robin", load_balancing_anomaly_mitigation: "on" },
    http,
  ),
  change("TG022", GROUP, { stickiness: [{ type: "lb_cookie", cookie_duration: 604801 }] }, http),
  ...each(
    "TG023",
    GROUP,
    "stickiness",
    [[{ type: "app_cookie" }], [{ type: "app_cookie", cookie_name: "AWSALB" }]],
    http,
  ),
  change("TG024", GROUP, { stickiness: [{ type: "source_ip" }] }, http),
  change("TG024", GROUP, { stickiness: [{ type: "lb_cookie" }] }, tcp),
  change("TG029", GROUP, { proxy_protocol_v2: true }, http),
  change("TG030", GROUP, { load_balancing_algorithm_type: "least_outstanding_requests" }, tcp),
];
