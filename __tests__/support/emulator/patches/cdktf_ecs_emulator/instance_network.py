"""The network of an instance.

AWS reports an association of an interface if it has a public address, and as an instance's security groups those of
its first interface. moto reports an empty association, which Terraform takes for a public address, and no
groups where the request gave them to the interface.
"""

from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import Instance


def install() -> None:
    prepare = Instance.prep_nics
    association = NetworkInterface.association.fget

    def prep_nics(self, *args, **options):
        prepare(self, *args, **options)
        if not self.security_groups and 0 in self.nics:
            self.security_groups = list(self.nics[0].group_set)

    Instance.prep_nics = prep_nics
    NetworkInterface.association = property(lambda self: association(self) or None)
