import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const group = (protocol: unknown, attributes: Record<string, unknown>): ResourceMap => ({
  aws_lb_target_group: { main: { protocol, ...attributes } },
});
const checked = (protocol: unknown, health_check: Record<string, unknown>) =>
  group(protocol, { health_check: [health_check] });

describe("what a health check asks by", () => {
  it.each(["TCP", "UDP", "TCP_UDP", "TLS"])("is TCP or HTTP where targets speak %s", (protocol) => {
    for (const by of ["TCP", "HTTP", "https"]) expect(violated(checked(protocol, { protocol: by }))).toEqual([]);
    for (const by of ["UDP", "TLS"]) expect(violated(checked(protocol, { protocol: by }))).toEqual(["TG012"]);
  });

  it("is HTTP where targets speak HTTP, as the provider writes it where nothing is said", () => {
    expect(violated(checked("HTTP", { protocol: "HTTPS" }))).toEqual([]);
    expect(violated(checked("HTTPS", {}))).toEqual([]);
    expect(violated(checked("HTTPS", { protocol: null }))).toEqual([]);
    expect(messages(checked("HTTP", { protocol: "TCP" }))).toEqual([
      expect.stringMatching(/^TG012 .* health_check\[0\]\.protocol is "TCP"; allowed: HTTP, HTTPS, as .* speak HTTP\./),
    ]);
  });

  it("is not judged where only Terraform knows", () => {
    expect(violated(checked("${var.p}", { protocol: "UDP" }))).toEqual([]);
    expect(violated(checked("UDP", { protocol: "${var.p}" }))).toEqual([]);
    expect(violated(checked("GENEVE", { protocol: "UDP" }))).toEqual([]);
  });
});

describe("a health check by TCP", () => {
  it.each([{ path: "/" }, { matcher: "200" }])("has no %p", (check) => {
    expect(violated(checked("TCP", { protocol: "TCP", ...check }))).toEqual(["TG013"]);
    expect(violated(checked("TCP", { protocol: "HTTP", ...check }))).toEqual([]);
    expect(violated(checked("TCP", check))).toEqual([]);
  });

  it("may say nothing by them", () => {
    expect(violated(checked("TCP", { protocol: "TCP", path: "", matcher: null }))).toEqual([]);
  });
});

describe("the status codes of a health check", () => {
  it.each(["200", "200-499", "200,301", "200-299,404", "${var.codes}"])("may be %s", (matcher) => {
    expect(violated(checked("HTTP", { matcher }))).toEqual([]);
  });

  it.each(["2xx", "199", "500", "300-200", "200-", "200, 201", "200-599"])("may not be %s", (matcher) => {
    expect(violated(checked("HTTP", { matcher }))).toEqual(["TG014"]);
  });

  it("go further behind a network load balancer, and are others by gRPC", () => {
    expect(violated(checked("TCP", { matcher: "200-599" }))).toEqual([]);
    expect(violated(checked("TCP", { matcher: "600" }))).toEqual(["TG014"]);
    const grpc = (protocol_version: unknown) =>
      group("HTTP", { protocol_version, health_check: [{ matcher: "0-99" }] });
    expect(violated(grpc("GRPC"))).toEqual([]);
    expect(violated(grpc("${var.version}"))).toEqual([]);
    expect(violated(grpc("HTTP2"))).toEqual(["TG014"]);
    expect(violated(grpc(null))).toEqual(["TG014"]);
  });
});

describe("how clients stay with a target", () => {
  it.each([
    ["HTTP", "lb_cookie", []],
    ["HTTPS", "app_cookie", []],
    ["HTTP", "source_ip", ["TG024"]],
    ["TCP", "source_ip", []],
    ["UDP", "source_ip", []],
    ["TCP_UDP", "app_cookie", ["TG024"]],
    ["TLS", "source_ip", ["TG024"]],
    ["${var.p}", "source_ip", []],
    ["TCP", "${var.type}", []],
  ])("of %s may be %s: %p", (protocol, type, ids) => {
    expect(violated(group(protocol, { stickiness: [{ type, cookie_name: "session" }] }))).toEqual(ids);
  });

  it("is no matter where they do not", () => {
    expect(violated(group("TCP", { stickiness: [{ type: "lb_cookie", enabled: null }] }))).toEqual(["TG024"]);
    expect(violated(group("TCP", { stickiness: [{ type: "lb_cookie", enabled: false }] }))).toEqual([]);
    expect(violated(group("TCP", { stickiness: [{ type: "lb_cookie", enabled: "${var.on}" }] }))).toEqual([]);
  });
});

describe("attributes that belong to a type of load balancer", () => {
  it.each([
    ["preserve_client_ip", "true"],
    ["preserve_client_ip", "false"],
    ["proxy_protocol_v2", true],
    ["connection_termination", true],
  ])("%s = %p is for network load balancers", (name, value) => {
    expect(violated(group("TCP", { [name]: value }))).toEqual([]);
    expect(violated(group("HTTP", { [name]: value }))).toEqual(["TG029"]);
  });

  it.each([
    ["slow_start", 30],
    ["load_balancing_algorithm_type", "weighted_random"],
    ["load_balancing_anomaly_mitigation", "off"],
  ])("%s = %p is for application load balancers", (name, value) => {
    expect(violated(group("HTTP", { [name]: value }))).toEqual([]);
    expect(violated(group("UDP", { [name]: value }))).toEqual(["TG030"]);
  });

  it("may say nothing", () => {
    expect(violated(group("HTTP", { proxy_protocol_v2: false, preserve_client_ip: null }))).toEqual([]);
    expect(violated(group("TCP", { slow_start: 0, load_balancing_algorithm_type: "${var.a}" }))).toEqual([]);
  });

  it("has no version of HTTP for what does not speak it", () => {
    expect(violated(group("TLS", { protocol_version: "GRPC" }))).toEqual(["TG017"]);
    expect(violated(group("HTTPS", { protocol_version: "GRPC" }))).toEqual([]);
  });
});

describe("the addresses of clients", () => {
  it.each(["UDP", "TCP_UDP"])("cannot be kept from targets that speak %s", (protocol) => {
    expect(violated(group(protocol, { preserve_client_ip: "false" }))).toEqual(["TG028"]);
    expect(violated(group(protocol, { preserve_client_ip: false }))).toEqual(["TG028"]);
    expect(violated(group(protocol, { preserve_client_ip: "true" }))).toEqual([]);
  });

  it("can be kept from those that speak TCP", () => {
    expect(violated(group("TCP", { preserve_client_ip: "false" }))).toEqual([]);
  });
});

describe("a target group with several blocks", () => {
  const said = (protocol: unknown, attributes: Record<string, unknown>) => messages(group(protocol, attributes));

  it("is told which of its health checks is wrong", () => {
    const right = { protocol: "HTTP" };
    expect(said("TLS", { health_check: [right, { protocol: "udp" }] })).toEqual([
      expect.stringContaining(
        'health_check[1].protocol is "UDP"; allowed: TCP, HTTP, HTTPS, as the targets speak TLS.',
      ),
    ]);
    expect(said("TCP", { health_check: [right, { protocol: "tcp", path: "/", matcher: "200" }] })).toEqual([
      expect.stringContaining('health_check[1].path is "/"; allowed: none by TCP.'),
      expect.stringContaining('health_check[1].matcher is "200"; allowed: none by TCP.'),
    ]);
    expect(said("HTTPS", { health_check: [right, { matcher: "200,500" }] })).toEqual([
      expect.stringContaining('health_check[1].matcher is "200,500"; allowed: codes and ranges from 200 to 499.'),
    ]);
    expect(said("TCP", { health_check: { matcher: "200-600" } })[0]).toContain(
      "allowed: codes and ranges from 200 to 599.",
    );
  });

  it("is told which way of staying is wrong, and what there is", () => {
    const stays = (protocol: string, type: string) =>
      said(protocol, { stickiness: [{ type: "${var.type}" }, { type }] });
    expect(stays("HTTP", "source_ip")[0]).toContain(
      'stickiness[1].type is "source_ip"; allowed: lb_cookie, app_cookie, as the targets speak HTTP.',
    );
    expect(stays("TCP", "lb_cookie")[0]).toContain(
      "allowed: source_ip, source_ip_dest_ip, source_ip_dest_ip_proto, as the targets speak TCP.",
    );
    expect(stays("TLS", "source_ip")[0]).toContain("allowed: none, as the targets speak TLS.");
    for (const type of ["source_ip_dest_ip", "source_ip_dest_ip_proto"]) expect(stays("TCP", type)).toEqual([]);
  });

  it("is told which attribute is of another type", () => {
    expect(said("HTTP", { preserve_client_ip: "true", connection_termination: true })).toEqual([
      expect.stringContaining('preserve_client_ip is "true"; allowed: none, as the targets speak HTTP.'),
      expect.stringContaining("connection_termination is true; allowed: none, as the targets speak HTTP."),
    ]);
    expect(said("UDP", { protocol_version: "HTTP2" })).toEqual([
      expect.stringContaining('protocol_version is "HTTP2"; allowed: none, as the targets speak UDP.'),
    ]);
    expect(said("tcp_udp", { preserve_client_ip: false })).toEqual([
      expect.stringContaining("preserve_client_ip is false; allowed: true, as the targets speak TCP_UDP."),
    ]);
    for (const unknown of ["${var.p}", undefined]) {
      expect(said(unknown, { slow_start: 30, proxy_protocol_v2: true, preserve_client_ip: false })).toEqual([]);
      expect(said(unknown, { protocol_version: "HTTP2", stickiness: { type: "source_ip" } })).toEqual([]);
    }
    expect(said("TCP", { protocol_version: "", health_check: { matcher: "" } })).toEqual([]);
  });
});
