import { albModule } from "../../support/alb-module";

describe("the module alb", () => {
  const written = albModule();
  const loadBalancer = written.resource("aws_lb", "main");

  it("asks for nothing but a name, and AWS nothing at plan time", () => {
    const variables = Object.entries(written.json.variable ?? {});
    expect(variables.filter(([, { default: value }]) => value === undefined).map(([name]) => name)).toEqual(["name"]);
    expect(written.json.data).toBeUndefined();
  });

  it("has the load balancer of the construct, as the caller says", () => {
    expect(loadBalancer).toMatchObject({
      count: "${var.create ? 1 : 0}",
      name: "${var.name}",
      load_balancer_type: "${var.load_balancer_type}",
      subnets: "${var.subnets}",
      tags: "${var.tags}",
    });
  });

  it("has the security group that is made, if there is one, beside those of the caller", () => {
    expect(loadBalancer.security_groups).toBe("${concat(aws_security_group.main[*].id, var.security_groups)}");
  });

  it("drops headers only where there are any", () => {
    expect(loadBalancer.drop_invalid_header_fields).toBe(
      '${var.load_balancer_type == "application" ? var.drop_invalid_header_fields : null}',
    );
  });

  it("wants two subnets of an Application Load Balancer alone", () => {
    const { precondition } = loadBalancer.lifecycle as { precondition: { condition: string; error_message: string }[] };
    expect(precondition.filter(({ error_message }) => error_message.includes("subnets"))).toEqual([
      {
        condition:
          '${var.subnets == null ? true : var.load_balancer_type == "application" ? length(var.subnets) >= 2 : true}',
        error_message: expect.stringMatching(/^LB006 subnets is /),
      },
    ]);
  });

  it("gives out target groups when something forwards to them", () => {
    expect(written.output("target_groups")).toMatchObject({
      value: "${aws_lb_target_group.main}",
      depends_on: ["aws_lb_listener.main", "aws_lb_listener_rule.main"],
    });
  });

  it("gives out null where nothing is made", () => {
    for (const name of ["arn", "arn_suffix", "dns_name", "zone_id"]) {
      expect(written.output(name).value).toBe(`\${one(aws_lb.main[*].${name})}`);
    }
  });
});
