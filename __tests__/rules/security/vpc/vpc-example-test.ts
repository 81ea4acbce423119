import { vpc } from "../../../../src/rules/security/vpc/vpc-example";

describe("the VPC of examples", () => {
  it("has all that rules ask for", () => {
    expect(Object.keys(vpc())).toEqual(["aws_vpc", "aws_default_security_group", "aws_flow_log", "aws_vpc_endpoint"]);
  });

  it("may lack something, and have other things", () => {
    const changed = vpc({ aws_flow_log: undefined, aws_vpc_endpoint: {}, aws_subnet: { a: {} } });
    expect(Object.keys(changed)).toEqual(["aws_vpc", "aws_default_security_group", "aws_vpc_endpoint", "aws_subnet"]);
    expect(changed.aws_vpc_endpoint).toEqual({});
  });
});
