import { allRules } from "../../../src/rules/all-rules";
import { Configuration, type ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

/** A load balancer in subnets of these zones. */
function inZones(...zones: unknown[]): ResourceMap {
  const subnets = zones.map((zone, i) => [`s${i}`, zone === undefined ? {} : { availability_zone: zone }] as const);
  return {
    aws_subnet: Object.fromEntries(subnets),
    aws_lb: { main: { subnets: subnets.map(([name]) => `\${aws_subnet.${name}.id}`) } },
  };
}

describe("the zones of a load balancer", () => {
  it("are two or more, not two subnets of one", () => {
    expect(messages(inZones("ap-northeast-1a", "ap-northeast-1a")).slice(0, 1)).toEqual([
      expect.stringMatching(/^LB006 \[aws_lb.main\] subnets is .*; allowed: subnets in two Availability Zones or more/),
    ]);
    expect(violated(inZones("ap-northeast-1a", "ap-northeast-1c"))).toEqual([]);
    expect(violated(inZones("ap-northeast-1a", "ap-northeast-1a", "ap-northeast-1c"))).toEqual(["LB007"]);
  });

  it("are not guessed where only Terraform or AWS knows them", () => {
    expect(violated(inZones(undefined, undefined))).toEqual([]);
    expect(violated(inZones("${var.a}", "${var.a}"))).toEqual([]);
    expect(violated(inZones("ap-northeast-1a", undefined))).toEqual([]);
  });

  it("are not two because one subnet is named twice", () => {
    expect(violated({ aws_lb: { main: { subnets: ["subnet-1", "subnet-1"] } } })).toEqual(["LB006"]);
    expect(violated({ aws_lb: { main: { subnets: ["subnet-1", "subnet-2"] } } })).toEqual([]);
  });
});

describe("the number of subnets that Terraform alone knows", () => {
  const rule = allRules.find(({ id }) => id === "LB006");
  const conditions = (attributes: Record<string, unknown>) => {
    const asked = rule?.conditions?.({ type: "aws_lb", name: "main", attributes }, new Configuration({})) ?? [];
    return [...asked].map(({ holds }) => holds("var.subnets"));
  };

  it("is two or more, if the load balancer is for HTTP", () => {
    expect(conditions({ subnets: "${var.subnets}" })).toEqual(["length(var.subnets) >= 2"]);
    expect(conditions({ subnets: "${var.subnets}", load_balancer_type: "network" })).toEqual([]);
    expect(conditions({ subnets: "${var.subnets}", load_balancer_type: "${var.type}" })).toEqual([
      'var.type == "application" ? length(var.subnets) >= 2 : true',
    ]);
  });
});
