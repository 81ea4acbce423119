"""The device and the long number of a customer gateway. AWS keeps them; moto forgets them, and the provider would make another gateway."""

from moto.ec2.responses.customer_gateways import CustomerGateways


def install() -> None:
    create = CustomerGateways.create_customer_gateway

    def keeping_details(self):
        answer = create(self)
        gateway = answer.result["CustomerGateway"]
        gateway.device_name = self._get_param("DeviceName")
        gateway.bgp_asn_extended = self._get_param("BgpAsnExtended")
        return answer

    CustomerGateways.create_customer_gateway = keeping_details
