import { networkModule } from "../../support/network-module";

describe("the NAT gateways of the module network", () => {
  const written = networkModule();

  it("stand in the public subnets that they are called as", () => {
    expect(written.resource("aws_nat_gateway", "nat")).toMatchObject({
      for_each: "${local.nat_gateways}",
      subnet_id: "${aws_subnet.public[each.key].id}",
      allocation_id: "${var.reuse_nat_ips ? var.external_nat_ip_ids[each.value] : aws_eip.nat[each.key].id}",
      depends_on: ["aws_internet_gateway.main"],
    });
  });

  it("have no new addresses where the caller has some", () => {
    expect(written.resource("aws_eip", "nat").for_each).toContain("if !var.reuse_nat_ips");
  });
});
