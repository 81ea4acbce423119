import { Configuration } from "../../../src/rules/configuration";
import { loadBalancerAttributeRules } from "../../../src/rules/load-balancing/load-balancer-attributes";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

function balancer(attributes: Attributes) {
  return { aws_lb: { main: { subnets: ["subnet-a", "subnet-c"], ...attributes } } };
}

describe("the value of a load balancer", () => {
  it.each<[string, unknown, string[]]>([
    ["name", "a", []],
    ["name", "", []],
    ["name", "a".repeat(32), []],
    ["name", "a".repeat(33), ["LB001"]],
    ["name", "Web-1", []],
    ["name", "-web", ["LB002"]],
    ["name", "web-", ["LB002"]],
    ["name", "web_1", ["LB002"]],
    ["name", "internal-web", ["LB003"]],
    ["name", "internals", []],
    ["name", "${var.name}", []],
    ["name_prefix", "web-ap", []],
    ["name_prefix", "web-app", ["LB004"]],
    ["name_prefix", "-web", ["LB004"]],
    ["name_prefix", "a_", ["LB004"]],
    ["name_prefix", null, []],
    ["idle_timeout", 0, ["LB009"]],
    ["idle_timeout", 1, []],
    ["idle_timeout", 4000, []],
    ["idle_timeout", 4001, ["LB009"]],
    ["idle_timeout", "${var.seconds}", []],
    ["client_keep_alive", 59, ["LB010"]],
    ["client_keep_alive", 60, []],
    ["client_keep_alive", 604800, []],
    ["client_keep_alive", 604801, ["LB010"]],
    ["enable_cross_zone_load_balancing", false, ["LB011"]],
    ["enable_cross_zone_load_balancing", "false", ["LB011"]],
    ["enable_cross_zone_load_balancing", true, []],
    ["minimum_load_balancer_capacity", [{ capacity_units: 99 }], ["LB013"]],
    ["minimum_load_balancer_capacity", [{ capacity_units: 100 }], []],
    ["access_logs", { enabled: true, bucket: "" }, ["LB014"]],
    ["access_logs", { enabled: true }, ["LB014"]],
    ["access_logs", { enabled: false, bucket: "" }, []],
    ["access_logs", { enabled: true, bucket: "${aws_s3_bucket.logs.id}" }, []],
    ["load_balancer_type", "application", []],
    ["load_balancer_type", "network", []],
    ["load_balancer_type", "gateway", []],
    ["load_balancer_type", "classic", ["LB015"]],
    ["ip_address_type", "ipv4", []],
    ["ip_address_type", "dualstack", []],
    ["ip_address_type", "dualstack-without-public-ipv4", []],
    ["ip_address_type", "ipv6", ["LB015"]],
    ["desync_mitigation_mode", "monitor", []],
    ["desync_mitigation_mode", "defensive", []],
    ["desync_mitigation_mode", "strictest", []],
    ["desync_mitigation_mode", "off", ["LB015"]],
    ["xff_header_processing_mode", "append", []],
    ["xff_header_processing_mode", "preserve", []],
    ["xff_header_processing_mode", "remove", []],
    ["xff_header_processing_mode", "keep", ["LB015"]],
  ])("%s = %j violates %j", (name, value, expected) => {
    expect(violated(balancer({ [name]: value }))).toEqual(expected);
  });

  it("may be another one of a Network Load Balancer", () => {
    const network = { load_balancer_type: "network", enable_cross_zone_load_balancing: false, idle_timeout: 6000 };
    expect(violated(balancer(network))).toEqual([]);
    expect(violated(balancer({ ...network, load_balancer_type: "${var.type}" }))).toEqual([]);
  });

  it("is asked of Terraform for load balancers for HTTP alone", () => {
    const rule = loadBalancerAttributeRules.find(({ id }) => id === "LB013");
    const asked = (load_balancer_type?: string) => {
      const attributes = { load_balancer_type, minimum_load_balancer_capacity: [{ capacity_units: "${var.units}" }] };
      const conditions = rule?.conditions?.({ type: "aws_lb", name: "main", attributes }, new Configuration({})) ?? [];
      return [...conditions].map(({ holds }) => holds("var.units"));
    };
    const holds = "try(tonumber(var.units) == floor(tonumber(var.units)) && tonumber(var.units) >= 100, false)";
    expect(asked()).toEqual([holds]);
    expect(asked("network")).toEqual([]);
    expect(asked("${var.type}")).toEqual([`var.type == "application" ? ${holds} : true`]);
  });

  it("is an address family that fits where it stands", () => {
    const ip_address_type = "dualstack-without-public-ipv4";
    expect(violated(balancer({ ip_address_type, internal: true }))).toEqual(["LB012"]);
    expect(violated(balancer({ ip_address_type, load_balancer_type: "network" }))).toEqual(["LB012"]);
    expect(violated(balancer({ ip_address_type, internal: "${var.internal}" }))).toEqual([]);
    expect(violated(balancer({ ip_address_type, load_balancer_type: "${var.type}" }))).toEqual([]);
  });
});

describe("the subnets of a load balancer", () => {
  const mapped = (subnet_mapping: unknown, others: Attributes = {}) =>
    violated({ aws_lb: { main: { subnet_mapping, ...others } } });

  it("are told in one way", () => {
    expect(violated(balancer({ subnet_mapping: { subnet_id: "subnet-a" } }))).toEqual(["LB005"]);
    expect(violated(balancer({ subnet_mapping: [] }))).toEqual([]);
    expect(mapped([{ subnet_id: "subnet-a" }])).toEqual([]);
    expect(mapped([{ subnet_id: "subnet-a" }], { subnets: "${var.subnets}" })).toEqual([]);
  });

  it("have an Elastic IP address only behind a Network Load Balancer", () => {
    const mapping = { subnet_id: "subnet-a", allocation_id: "eipalloc-1" };
    expect(mapped([mapping])).toEqual(["LB008"]);
    expect(mapped([mapping], { load_balancer_type: "network" })).toEqual([]);
    expect(mapped([{ ...mapping, allocation_id: "${var.address}" }])).toEqual([]);
  });

  it("stand in a zone each, however they are told", () => {
    const aws_subnet = Object.fromEntries(["a", "b"].map((name) => [name, { availability_zone: "ap-northeast-1a" }]));
    const ids = ["${aws_subnet.a.id}", "${aws_subnet.b.id}"];
    const main = { load_balancer_type: "network", subnet_mapping: ids.map((subnet_id) => ({ subnet_id })) };
    expect(messages({ aws_subnet, aws_lb: { main } })).toEqual([
      expect.stringMatching(/^LB007 \[aws_lb.main\] subnet_mapping is .*subnet.b.*another zone than ap-northeast-1a/),
    ]);
    expect(violated({ aws_subnet, aws_lb: { main: { subnets: [ids[0], ids[0], "subnet-1"] } } })).toEqual([]);
  });
});
