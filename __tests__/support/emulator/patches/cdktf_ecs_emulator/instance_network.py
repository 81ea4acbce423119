"""The network of an instance.

AWS reports an association of an interface if it has a public address, reports as an instance's security groups those
of its first interface, and lets go of an interface that outlives its instance. moto reports an empty association,
which Terraform takes for a public address, no groups where the request gave them to the interface, and keeps
the interface attached, so that it cannot be deleted.
"""

from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import Instance


def install() -> None:
    prepare = Instance.prep_nics
    terminate = Instance.terminate
    association = NetworkInterface.association.fget

    def prep_nics(self, *args, **options):
        prepare(self, *args, **options)
        if not self.security_groups and 0 in self.nics:
            self.security_groups = list(self.nics[0].group_set)

    def terminate_and_detach(self):
        answer = terminate(self)
        for interface in self.nics.values():
            interface.instance = interface.attachment_id = interface.attach_time = None
            interface.status = "available"
        return answer

    Instance.prep_nics = prep_nics
    Instance.terminate = terminate_and_detach
    NetworkInterface.association = property(lambda self: association(self) or None)
