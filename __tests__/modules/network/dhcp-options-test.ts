import { networkModule } from "../../support/network-module";

it("has DHCP options only where they are wanted, and says nothing of empty lists", () => {
  const written = networkModule();
  for (const type of ["aws_vpc_dhcp_options", "aws_vpc_dhcp_options_association"]) {
    expect(written.resource(type, "main").count).toBe("${var.enable_dhcp_options ? 1 : 0}");
  }
  expect(written.resource("aws_vpc_dhcp_options", "main").ntp_servers).toBe(
    "${length(var.dhcp_options_ntp_servers) > 0 ? var.dhcp_options_ntp_servers : null}",
  );
});
