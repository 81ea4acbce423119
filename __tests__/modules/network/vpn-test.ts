import { networkModule } from "../../support/network-module";

describe("VPN in the module network", () => {
  const written = networkModule();

  it("has a customer gateway for each element of the map", () => {
    expect(written.resource("aws_customer_gateway", "main")).toMatchObject({
      for_each: "${var.customer_gateways}",
      bgp_asn: "${each.value.bgp_asn}",
      bgp_asn_extended: "${each.value.bgp_asn_extended}",
    });
  });

  it("tells route tables of what the gateway learns: the public one, and each of the others", () => {
    expect(written.resource("aws_vpn_gateway_route_propagation", "public")).toMatchObject({
      route_table_id: "${one(aws_route_table.public[*].id)}",
      vpn_gateway_id: "${one(aws_vpn_gateway.main[*].id)}",
    });
    expect(written.resource("aws_vpn_gateway_route_propagation", "intra")).toMatchObject({
      for_each:
        "${{ for each_key, each_value in local.intra_subnets : each_key => each_value if var.enable_vpn_gateway && var.propagate_intra_route_tables_vgw }}",
      route_table_id: "${aws_route_table.intra[each.key].id}",
    });
  });
});
