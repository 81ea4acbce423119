import { Configuration } from "../../../src/rules/configuration";
import { balancerTypeOf, loadBalancerOf } from "../../../src/rules/load-balancing/balancer-type";

const of = (attributes: Record<string, unknown>) => ({ type: "aws_lb", name: "main", attributes });

describe("balancerTypeOf", () => {
  it("is application where nothing is said, and nothing where only Terraform knows it", () => {
    expect([{}, { load_balancer_type: null }].map((each) => balancerTypeOf(of(each)))).toEqual(
      Array(2).fill("application"),
    );
    expect(balancerTypeOf(of({ load_balancer_type: "network" }))).toBe("network");
    expect(balancerTypeOf(of({ load_balancer_type: "${var.type}" }))).toBeUndefined();
  });
});

describe("loadBalancerOf", () => {
  const configuration = new Configuration({
    resource: { aws_lb: { main: {} }, aws_alb: { main: {} }, aws_vpc: { main: {} } },
  });
  const typeBehind = (load_balancer_arn: unknown) => loadBalancerOf(of({ load_balancer_arn }), configuration)?.type;

  it("finds load balancers by both of their types, and nothing else", () => {
    expect(typeBehind("${aws_lb.main.arn}")).toBe("aws_lb");
    expect(typeBehind("${aws_alb.main.arn}")).toBe("aws_alb");
    expect(typeBehind("${aws_vpc.main.arn}")).toBeUndefined();
    expect(typeBehind("arn:aws:x")).toBeUndefined();
  });
});
