"""The network of an instance.

AWS reports an association of an interface if it has a public address, reports as an instance's security groups those
of its first interface, and at the instance's end deletes the interface that came with it and lets go of one that was
there before. moto reports an empty association, which Terraform takes for a public address, the groups of
the request to start the instance, and keeps every interface attached, so that it cannot be deleted.
"""

from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import Instance


def install() -> None:
    prepare = Instance.prep_nics
    terminate = Instance.terminate
    association = NetworkInterface.association.fget

    def prep_nics(self, nic_spec, *args, **options):
        asked = {int(nic["DeviceIndex"]): nic for nic in nic_spec}
        there_before = [nic.get("NetworkInterfaceId") for nic in nic_spec]
        prepare(self, nic_spec, *args, **options)
        for index, interface in self.nics.items():
            if interface.id not in there_before:
                interface.delete_on_termination = asked.get(index, {}).get("DeleteOnTermination", True)

    def terminate_and_detach(self):
        answer = terminate(self)
        for interface in self.nics.values():
            interface.instance = interface.attachment_id = interface.attach_time = None
            interface.status = "available"
            interface.delete_on_termination = False  # it is done
        return answer

    Instance.prep_nics = prep_nics
    Instance.terminate = terminate_and_detach
    Instance.security_groups = property(groups_of_first_interface, set_groups)
    NetworkInterface.group_set = property(lambda self: self._group_set)
    NetworkInterface.association = property(lambda self: association(self) or None)


def groups_of_first_interface(instance):
    interfaces = getattr(instance, "nics", {})
    return interfaces[0].group_set if 0 in interfaces else instance.groups_asked_for


def set_groups(instance, groups) -> None:
    instance.groups_asked_for = groups
    interfaces = getattr(instance, "nics", {})
    if 0 in interfaces:
        interfaces[0]._group_set = groups
