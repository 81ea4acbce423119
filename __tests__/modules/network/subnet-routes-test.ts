import { networkModule } from "../../support/network-module";

describe("the routes of the module network", () => {
  const written = networkModule();

  it("lead from all public subnets to the internet gateway by one table", () => {
    expect(written.resource("aws_route_table", "public").count).toBe("${length(var.public_subnets) > 0 ? 1 : 0}");
    expect(written.resource("aws_route_table_association", "public")).toEqual({
      for_each: "${local.public_subnets}",
      subnet_id: "${aws_subnet.public[each.key].id}",
      route_table_id: "${one(aws_route_table.public[*].id)}",
    });
  });

  it("lead from each private subnet to the nearest NAT gateway, by a table of its own", () => {
    expect(written.resource("aws_route", "private")).toMatchObject({
      route_table_id: "${aws_route_table.private[each.key].id}",
      nat_gateway_id: "${aws_nat_gateway.nat[each.value.nat].id}",
      destination_cidr_block: "${var.nat_gateway_destination_cidr_block}",
    });
  });

  it("lead nowhere from intra subnets", () => {
    expect(written.resource("aws_route_table_association", "intra").route_table_id).toBe(
      "${aws_route_table.intra[each.key].id}",
    );
    expect(Object.keys(written.resources("aws_route"))).toEqual(["public", "private", "database_internet", "database"]);
  });

  it.each(["database", "elasticache"])(
    "are those of the private subnets for %s subnets, if nothing else is said",
    (kind) => {
      const association = written.resource("aws_route_table_association", kind);
      expect(association.route_table_id).toBe(
        `\${var.create_${kind}_subnet_route_table ? aws_route_table.${kind}[each.key].id : aws_route_table.private[each.value.private].id}`,
      );
      expect(association.for_each).toContain(
        `if var.create_${kind}_subnet_route_table || length(var.private_subnets) > 0`,
      );
    },
  );

  it("may be those of the public subnets for redshift subnets", () => {
    expect(written.resource("aws_route_table_association", "redshift").route_table_id).toContain(
      "(var.enable_public_redshift ? one(aws_route_table.public[*].id) : aws_route_table.private[each.value.private].id)",
    );
  });

  it("do not lead to both gateways from database subnets", () => {
    expect(written.resource("aws_route", "database").for_each).toContain("!var.create_database_internet_gateway_route");
  });
});
