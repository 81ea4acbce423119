"""The user data of an instance that has none.

AWS answers DescribeInstanceAttribute with no value. moto answers with an empty one, which Terraform takes for a script.
"""

from moto.core.responses import ActionResult
from moto.ec2.responses.instances import InstanceResponse


def install() -> None:
    describe = InstanceResponse.describe_instance_attribute

    def describe_instance_attribute(self):
        answer = describe(self)
        if self._get_param("Attribute") != "userData":
            return answer
        instance = self.ec2_backend.get_instance(self._get_param("InstanceId"))
        # An empty script of moto's is true.
        if str(instance.user_data or ""):
            return answer
        return ActionResult({"InstanceId": instance.id, "UserData": {}})

    InstanceResponse.describe_instance_attribute = describe_instance_attribute
