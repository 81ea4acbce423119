"""Tags that DHCP options are made with. AWS keeps them; moto knows only those that are added later."""

from moto.ec2.responses.dhcp_options import DHCPOptions


def install() -> None:
    create = DHCPOptions.create_dhcp_options

    def with_tags(self):
        answer = create(self)
        answer.result["DhcpOptions"].add_tags(self._parse_tag_specification().get("dhcp-options", {}))
        return answer

    DHCPOptions.create_dhcp_options = with_tags
