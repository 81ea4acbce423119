"""The hardware of an instance.

AWS reports the tenancy that RunInstances asked for. moto reports `default`, which is another instance to Terraform.
"""

from moto.ec2.responses.instances import InstanceResponse


def install() -> None:
    run = InstanceResponse.run_instances

    def run_instances(self):
        answer = run(self)
        tenancy = self._get_param("Placement.Tenancy")
        if tenancy:
            for instance in answer.result.instances:
                instance.placement.tenancy = tenancy
        return answer

    InstanceResponse.run_instances = run_instances
