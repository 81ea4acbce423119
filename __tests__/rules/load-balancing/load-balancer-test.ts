import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const lb = (attributes: Record<string, unknown>): ResourceMap => ({ aws_lb: { main: attributes } });

describe("the subnets of a load balancer", () => {
  it("are two or more, of an application load balancer", () => {
    expect(violated(lb({ load_balancer_type: "application", subnets: [] }))).toEqual(["LB006"]);
    expect(violated(lb({ load_balancer_type: "application", subnets: ["a", "b", "c"] }))).toEqual([]);
    expect(violated(lb({ load_balancer_type: "network", subnets: ["a"] }))).toEqual([]);
  });

  it("are those of an application load balancer where no type is set: that is the default", () => {
    expect(violated(lb({ subnets: ["a"] }))).toEqual(["LB006"]);
  });

  it("may be a list that only Terraform knows, or subnet mappings", () => {
    expect(violated(lb({ load_balancer_type: "application", subnets: "${var.subnets}" }))).toEqual([]);
    expect(violated(lb({ load_balancer_type: "application", subnet_mapping: [{ subnet_id: "a" }] }))).toEqual([]);
  });
});

describe.each(["aws_lb_listener", "aws_lb_target_group"])("the port of %s", (type) => {
  it.each([1, 65535, "80", "${var.port}", undefined])("may be %p", (port) => {
    expect(violated({ [type]: { main: { port } } })).toEqual([]);
  });

  it.each([0, 65536, -1, 80.5, "0"])("may not be %p", (port) => {
    expect(violated({ [type]: { main: { port } } })).toHaveLength(1);
  });
});

describe("the port of a health check", () => {
  const healthCheck = (port: unknown): ResourceMap => ({ aws_lb_target_group: { main: { health_check: [{ port }] } } });

  it.each(["traffic-port", "80", 80, "${var.port}", undefined])("may be %p", (port) => {
    expect(violated(healthCheck(port))).toEqual([]);
  });

  it.each(["http", "", "0", 70000])("may not be %p", (port) => {
    expect(messages(healthCheck(port))).toEqual([
      expect.stringMatching(/^TG011 \[aws_lb_target_group.main\] health_check\[0\].port is /),
    ]);
  });
});

describe("the priority of a listener rule", () => {
  const rules = (...priorities: unknown[]): ResourceMap => ({
    aws_lb_listener_rule: Object.fromEntries(
      priorities.map((priority, i) => [`r${i}`, { listener_arn: "${aws_lb_listener.main.arn}", priority }]),
    ),
  });

  it("is taken once; the later rule is told of each earlier one", () => {
    expect(messages(rules(10, "10", 20))).toEqual([
      expect.stringMatching(
        /^LR002 \[aws_lb_listener_rule.r1\] priority is "10"; allowed: .*aws_lb_listener_rule.r0 has/,
      ),
    ]);
  });

  it("may be left to AWS, or known to Terraform only", () => {
    expect(violated(rules(undefined, undefined, "${var.a}", "${var.a}"))).toEqual([]);
  });

  it("may be that of a rule of another listener", () => {
    const rule = (listener_arn: string) => ({ listener_arn, priority: 10 });
    expect(violated({ aws_lb_listener_rule: { a: rule("arn:a"), b: rule("arn:b") } })).toEqual([]);
  });
});

describe("the port of a health check", () => {
  it("may be unset, or one of several", () => {
    const checks = (...ports: unknown[]) =>
      messages({ aws_lb_target_group: { main: { health_check: ports.map((port) => ({ port })) } } });
    expect(checks(undefined, null, "traffic-port", "1", 65535, "${var.port}")).toEqual([]);
    expect(checks("traffic-port", 0)).toEqual([
      expect.stringContaining('health_check[1].port is 0; allowed: "traffic-port" or'),
    ]);
  });
});
