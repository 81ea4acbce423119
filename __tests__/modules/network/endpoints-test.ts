import { networkModule } from "../../support/network-module";

describe("the endpoints of the module network", () => {
  const written = networkModule();
  const endpoint = written.resource("aws_vpc_endpoint", "main");

  it("are those that are to be created", () => {
    expect(endpoint.for_each).toBe("${{ for key, endpoint in var.endpoints : key => endpoint if endpoint.create }}");
  });

  it("take the region of their service from the VPC, and not from a data source", () => {
    expect(endpoint.service_name).toContain('element(split(":", aws_vpc.main.arn), 3)');
    expect(written.json.data).toBeUndefined();
  });

  it("are in the private subnets or in all route tables, if nothing else is said", () => {
    expect(endpoint.subnet_ids).toMatch(/: values\(aws_subnet\.private\)\[\*\]\.id\}$/);
    expect(endpoint.route_table_ids).toMatch(
      /concat\(values\(aws_route_table\.private\)\[\*\]\.id, values\(aws_route_table\.intra\)\[\*\]\.id, aws_route_table\.public\[\*\]\.id\)\}$/,
    );
  });

  it("have a security group that lets in whatever is in the VPC, if the caller wants one", () => {
    expect(written.resource("aws_security_group", "endpoints").count).toBe(
      "${var.create_endpoint_security_group ? 1 : 0}",
    );
    const rule = written.resource("aws_security_group_rule", "endpoints");
    expect(rule.for_each).toMatch(/var\.endpoint_security_group_rules : .* if var\.create_endpoint_security_group/);
    expect(rule.cidr_blocks).toMatch(/: concat\(\[var\.cidr\], var\.secondary_cidr_blocks\)\}$/);
  });
});
