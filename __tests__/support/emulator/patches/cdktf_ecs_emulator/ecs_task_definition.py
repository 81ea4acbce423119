"""ECS task definitions.

AWS takes a container on EC2 that has a memoryReservation and no memory. moto wants memory of it.
"""

from moto.ecs.models import EC2ContainerServiceBackend


def install() -> None:
    validate = EC2ContainerServiceBackend._validate_container_defs

    def validate_container_defs(memory, container_definitions, requires_compatibilities):
        # What moto asks of every container is what AWS asks on EC2: either of the two.
        validate(memory, container_definitions, None)

    EC2ContainerServiceBackend._validate_container_defs = staticmethod(validate_container_defs)
