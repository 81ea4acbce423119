import { insecure } from "../../../support/security";

const balancer = (attributes: object) => ({ aws_lb: { main: { ...attributes } } });
const EACH = [undefined, "application", "network", "gateway", "${var.type}"] as const;
type Type = (typeof EACH)[number];

/** The types of load balancers of which the rule finds something where nothing is said. */
function typesOf(id: string, attributes: object = {}): Type[] {
  return EACH.filter((load_balancer_type) => insecure(id, balancer({ ...attributes, load_balancer_type })).length > 0);
}

describe("the security of a load balancer", () => {
  it.each<[string, object, Type[]]>([
    ["SEC201", { desync_mitigation_mode: "monitor" }, [undefined, "application"]],
    ["SEC201", {}, []],
    ["SEC202", {}, [undefined, "application"]],
    ["SEC203", {}, [undefined, "application", "network"]],
    ["SEC204", {}, [...EACH]],
    ["SEC205", {}, ["network", "gateway"]],
    ["SEC206", {}, [undefined, "application", "network"]],
    ["SEC207", { subnets: ["subnet-a"] }, ["network", "gateway"]],
  ])("is a matter of its type: %s with %j", (id, attributes, types) => {
    expect(typesOf(id, attributes)).toEqual(types);
  });

  it.each([
    ["SEC201", { desync_mitigation_mode: "defensive" }],
    ["SEC201", { desync_mitigation_mode: "strictest" }],
    ["SEC201", { desync_mitigation_mode: "${var.mode}" }],
    ["SEC202", { drop_invalid_header_fields: true }],
    ["SEC203", { access_logs: { enabled: true } }],
    ["SEC203", { access_logs: "${var.logs}" }],
    ["SEC204", { enable_deletion_protection: "true" }],
    ["SEC205", { load_balancer_type: "network", enable_cross_zone_load_balancing: true }],
    ["SEC206", { internal: true }],
    ["SEC206", { internal: "true" }],
    ["SEC206", { internal: "${var.internal}" }],
    ["SEC207", { load_balancer_type: "network", subnets: "${var.subnets}" }],
    ["SEC207", { load_balancer_type: "network" }],
    ["SEC207", { load_balancer_type: "network", subnets: ["subnet-a", "subnet-c"] }],
  ])("is right by %s with %j", (id, attributes) => {
    expect(insecure(id, balancer(attributes))).toEqual([]);
  });

  it.each([
    ["SEC203", { access_logs: { bucket: "logs" } }, "main.access_logs[0].enabled"],
    ["SEC203", { access_logs: { enabled: false } }, "main.access_logs[0].enabled"],
    ["SEC206", { internal: false }, "main.internal"],
    ["SEC206", { internal: "false" }, "main.internal"],
  ])("is wrong by %s with %j", (id, attributes, place) => {
    expect(insecure(id, balancer(attributes))).toEqual([place]);
  });

  it("counts zones, not subnets", () => {
    const aws_subnet = { a: { availability_zone: "a" }, b: { availability_zone: "a" }, c: { availability_zone: "c" } };
    const inSubnets = (...names: string[]) => {
      const subnets = names.map((name) => `\${aws_subnet.${name}.id}`);
      return insecure("SEC207", { aws_subnet, ...balancer({ load_balancer_type: "network", subnets }) });
    };
    expect(inSubnets("a", "b")).toEqual(["main.subnets"]);
    expect(inSubnets("a", "c")).toEqual([]);
  });

  it.each([
    ["${aws_lb.main.arn}", []],
    ["${var.arn}", []],
    ["${aws_lb.other.arn}", ["main.internal"]],
  ])("may be that of a firewall for %s", (resource_arn, found) => {
    const aws_lb = { main: {}, other: { internal: true } };
    const aws_wafv2_web_acl_association = { main: { resource_arn } };
    expect(insecure("SEC206", { aws_lb, aws_wafv2_web_acl_association })).toEqual(found);
  });
});
