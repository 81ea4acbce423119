"""ECS capacity providers.

AWS lists all of them, its own two for Fargate included, when DescribeCapacityProviders names none,
and UpdateCapacityProvider updates managedDraining. moto fails on the first, knows nothing of
Fargate's, and drops the second.
"""

from types import SimpleNamespace

from moto.ecs.models import CapacityProvider, EC2ContainerServiceBackend


def install() -> None:
    describe = EC2ContainerServiceBackend.describe_capacity_providers

    def describe_capacity_providers(self, names):
        fargate = [fargate_provider(self, name) for name in ("FARGATE", "FARGATE_SPOT")]
        if names is None:
            return [*fargate, *self.capacity_providers.values()], []
        asked = [provider for provider in fargate if provider.name in names]
        found, failures = describe(self, [name for name in names if name not in ("FARGATE", "FARGATE_SPOT")])
        return [*asked, *found], failures

    EC2ContainerServiceBackend.describe_capacity_providers = describe_capacity_providers

    update = CapacityProvider.update

    def update_provider(self, asg_details):
        update(self, asg_details)
        if "managedDraining" in asg_details:
            self.auto_scaling_group_provider["managedDraining"] = asg_details["managedDraining"]

    CapacityProvider.update = update_provider


def fargate_provider(backend, name):
    arn = f"arn:aws:ecs:{backend.region_name}:{backend.account_id}:capacity-provider/{name}"
    return SimpleNamespace(name=name, capacity_provider_arn=arn, status="ACTIVE", tags=[])
