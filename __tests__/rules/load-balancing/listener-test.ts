import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const CREATED_FIRST = { lifecycle: { create_before_destroy: true } };
const CERTIFICATE = "arn:aws:acm:ap-northeast-1:123456789012:certificate/1";
const FORWARD = { type: "forward", target_group_arn: "${aws_lb_target_group.main.arn}" };

function listener(attributes: Attributes, others: ResourceMap = {}): ResourceMap {
  return { aws_lb_listener: { main: attributes }, ...others };
}

const on = (load_balancer_type: string | undefined, attributes: Attributes): ResourceMap => ({
  aws_lb: { main: { load_balancer_type, subnets: ["subnet-a", "subnet-c"] } },
  ...listener({ load_balancer_arn: "${aws_lb.main.arn}", default_action: [FORWARD], ...attributes }),
});

const to = (protocol: string, default_action: Attributes, group: unknown): ResourceMap =>
  listener(
    { protocol, default_action: [default_action], certificate_arn: protocol === "TLS" ? CERTIFICATE : undefined },
    { aws_lb_target_group: { main: { protocol: group, ...CREATED_FIRST } } },
  );

describe("the certificate of a listener", () => {
  it.each(["HTTPS", "TLS", "tls"])("is there by %s", (protocol) => {
    expect(violated(listener({ protocol }))).toEqual(["LI002"]);
    expect(violated(listener({ protocol, certificate_arn: null }))).toEqual(["LI002"]);
    expect(violated(listener({ protocol, certificate_arn: "${aws_acm_certificate.a.arn}" }))).toEqual([]);
    expect(
      violated(listener({ protocol, certificate_arn: CERTIFICATE, ssl_policy: "ELBSecurityPolicy-2016-08" })),
    ).toEqual([]);
  });

  it.each(["HTTP", "TCP", "UDP", "TCP_UDP"])("is not there by %s, nor a policy for TLS", (protocol) => {
    expect(violated(listener({ protocol }))).toEqual([]);
    expect(violated(listener({ protocol, certificate_arn: CERTIFICATE }))).toEqual(["LI003"]);
    expect(violated(listener({ protocol, ssl_policy: "ELBSecurityPolicy-2016-08" }))).toEqual(["LI004"]);
    expect(violated(listener({ protocol, certificate_arn: "", ssl_policy: null }))).toEqual([]);
  });
});

describe("the policy for TLS of a listener", () => {
  it.each<[unknown, string[]]>([
    ["ELBSecurityPolicy-2016-08", []],
    ["ELBSecurityPolicy-TLS-1-2-Ext-2018-06", []],
    ["ELBSecurityPolicy-FS-1-2-Res-2020-10", []],
    ["ELBSecurityPolicy-TLS13-1-0-FIPS-PQ-2025-09", []],
    ["ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", []],
    ["TLS13-1-2-2021-06", ["LI006"]],
    ["ELBSecurityPolicy-TLS13-1-2", ["LI006"]],
    ["ELBSecurityPolicy-TLS13-1-2-2021-06 ", ["LI006"]],
    ["elbsecuritypolicy-2016-08", ["LI006"]],
    ["ELBSecurityPolicy-", ["LI006"]],
    ["", []],
    [null, []],
    ["${var.policy}", []],
  ])("%j violates %j", (ssl_policy, expected) => {
    expect(violated(listener({ protocol: "HTTPS", certificate_arn: CERTIFICATE, ssl_policy }))).toEqual(expected);
  });
});

describe("the protocol of a listener", () => {
  it.each([
    ["application", "HTTP", []],
    [undefined, "HTTP", []],
    ["application", "UDP", ["LI005"]],
    [undefined, "TCP", ["LI005"]],
    ["network", "UDP", []],
    ["network", "TCP_UDP", []],
    ["network", "HTTP", ["LI005"]],
    ["gateway", "HTTP", []],
    ["${var.type}", "TCP", []],
  ])("of a load balancer of the type %s may be %s: %p", (type, protocol, ids) => {
    expect(violated(on(type, { protocol }))).toEqual(ids);
  });

  it("is told with the load balancer", () => {
    expect(messages(on("network", { protocol: "HTTP" }))).toEqual([
      'LI005 [aws_lb_listener.main] protocol is "HTTP"; allowed: TCP, UDP, TCP_UDP, TLS, as aws_lb.main is of the type ' +
        "network. Change the protocol, or the type of the load balancer.",
    ]);
  });

  it("is any of a load balancer that is not here", () => {
    expect(violated(listener({ protocol: "TCP", load_balancer_arn: "arn:aws:elasticloadbalancing:x" }))).toEqual([]);
  });
});

describe("the port of a listener", () => {
  const ports = (...listeners: Attributes[]): ResourceMap => ({
    aws_lb_listener: Object.fromEntries(listeners.map((each, i) => [`l${i}`, each])),
  });
  const lb = "${aws_lb.main.arn}";

  it("is its own among those of the load balancer, whatever the protocols are", () => {
    const tcp = { load_balancer_arn: lb, port: 53, protocol: "TCP" };
    expect(messages(ports(tcp, { ...tcp, protocol: "UDP" }))).toEqual([
      expect.stringMatching(/^LI022 \[aws_lb_listener.l1\] port is 53; .* aws_lb_listener.l0 .*TCP_UDP\.$/),
    ]);
    expect(violated(ports(tcp, { ...tcp, port: 54 }))).toEqual([]);
    expect(violated(ports(tcp, { ...tcp, load_balancer_arn: "${aws_lb.other.arn}" }))).toEqual([]);
  });
});

describe("what a listener of a network load balancer does", () => {
  it("is to forward", () => {
    expect(violated(on("network", {}))).toEqual([]);
    expect(violated(on("network", { default_action: undefined }))).toEqual(["LI023"]);
    expect(violated(on("network", { default_action: [] }))).toEqual(["LI023"]);
    expect(violated(on("network", { default_action: [{ type: "redirect", redirect: { port: "443" } }] }))).toEqual([
      "LI023",
    ]);
    expect(violated(on("network", { default_action: [{ type: "${var.type}" }] }))).toEqual([]);
    expect(violated(on("network", { default_action: undefined, dynamic: { default_action: {} } }))).toEqual([]);
  });

  it("may be anything else of an application load balancer", () => {
    expect(violated(on("application", { default_action: [{ type: "redirect", redirect: { port: "443" } }] }))).toEqual(
      [],
    );
  });
});

describe("the target group of a listener", () => {
  it.each([
    ["HTTP", ["HTTP", "HTTPS"]],
    ["TCP", ["TCP", "TCP_UDP"]],
    ["TLS", ["TCP", "TLS"]],
    ["UDP", ["UDP", "TCP_UDP"]],
    ["TCP_UDP", ["TCP_UDP"]],
  ])("of a listener to %s speaks %p", (protocol, allowed) => {
    for (const group of ["HTTP", "HTTPS", "TCP", "UDP", "TCP_UDP", "TLS"]) {
      expect([group, violated(to(protocol, FORWARD, group))]).toEqual([
        group,
        allowed.includes(group) ? [] : ["LI024"],
      ]);
    }
  });

  it("is found in a weighted action too", () => {
    const weighted = { type: "forward", forward: [{ target_group: [{ arn: FORWARD.target_group_arn }] }] };
    expect(violated(to("HTTP", weighted, "TCP"))).toEqual(["LI024"]);
    expect(violated(to("HTTP", weighted, "HTTP"))).toEqual([]);
  });

  it("may have a protocol that only Terraform knows, or none, as functions have", () => {
    expect(violated(to("HTTP", FORWARD, "${var.protocol}"))).toEqual([]);
    expect(violated(to("HTTP", FORWARD, undefined))).toEqual([]);
  });
});

describe("a rule of a listener", () => {
  const rule = (group: string, type = "application"): ResourceMap => ({
    ...on(type, {}),
    aws_lb_target_group: { main: { protocol: group, ...CREATED_FIRST }, other: { protocol: "HTTP", ...CREATED_FIRST } },
    aws_lb_listener_rule: { main: { listener_arn: "${aws_lb_listener.main.arn}", action: [FORWARD] } },
  });

  it("forwards to targets that speak HTTP", () => {
    expect(violated(rule("HTTPS"))).toEqual([]);
    expect(violated(rule("TCP"))).toEqual(["LR014"]);
  });

  it("is one of an application load balancer", () => {
    expect(violated(rule("HTTP", "network"))).toEqual(["LR016"]);
  });
});
