import { endpointRules } from "../../../../src/rules/security/vpc/endpoints";
import { found } from "../../../support/found";

const VPC = { vpc_id: "${aws_vpc.main.id}" };

function named(...names: string[]): object {
  return Object.fromEntries(names.map((service_name, i) => [`e${i}`, { ...VPC, service_name }]));
}

const ALL = ["ecr.api", "ecr.dkr", "ssm"];

describe("endpoints of a VPC", () => {
  it.each<[string, object, string[]]>([
    ["none", {}, ALL],
    ["all", named(...ALL.map((service) => `com.amazonaws.ap-northeast-1.${service}`)), []],
    ["all but one", named("com.amazonaws.eu-west-1.ecr.api", "com.amazonaws.eu-west-1.ssm"), ["ecr.dkr"]],
    ["others", named("com.amazonaws.eu-west-1.s3", "com.amazonaws.eu-west-1.ssmmessages"), ALL],
    ["those of a region by a variable", named(...ALL.map((service) => `com.amazonaws.\${var.region}.${service}`)), []],
    [
      "those of a region that is looked up",
      named("com.amazonaws.${data.aws_region.now.name}.ssm"),
      ["ecr.api", "ecr.dkr"],
    ],
    ["one that nobody knows", named("${var.service}"), []],
    ["one whose end nobody knows", named("com.amazonaws.eu-west-1.${var.service}"), []],
    ["one of another VPC", { e: { vpc_id: "vpc-1", service_name: "com.amazonaws.eu-west-1.ssm" } }, ALL],
    [
      "one of any VPC",
      { e: { vpc_id: "${var.vpc}", service_name: "com.amazonaws.eu-west-1.ssm" } },
      ["ecr.api", "ecr.dkr"],
    ],
    ["one without a name", { e: VPC }, []],
  ])("are %s", (_name, aws_vpc_endpoint, missing) => {
    const resource = { aws_vpc: { main: {} }, aws_vpc_endpoint: { ...aws_vpc_endpoint } };
    expect(found(endpointRules, "SEC414", resource)).toEqual(
      missing.map((service) => ["id", `a VPC without an endpoint of ${service}`]),
    );
  });
});
