"""The names of EC2 Auto Scaling's policies.

AWS tells policies of one name apart by their groups. moto keeps one policy for each name: the second
group's takes the place of the first's.
"""

from moto.autoscaling.models import AutoScalingBackend
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import EmptyResult


def install() -> None:
    put = AutoScalingBackend.put_scaling_policy

    def put_scaling_policy(self, **request):
        policies, self.policies = self.policies, {}
        policy = put(self, **request)
        self.policies = {**policies, (policy.auto_scaling_group_name, policy.name): policy}
        return policy

    def key(response):
        return response._get_param("AutoScalingGroupName"), response._get_param("PolicyName")

    def delete_policy(self):
        self.autoscaling_backend.policies.pop(key(self), None)
        return EmptyResult()

    def execute_policy(self):
        self.autoscaling_backend.policies[key(self)].execute()
        return EmptyResult()

    AutoScalingBackend.put_scaling_policy = put_scaling_policy
    AutoScalingResponse.delete_policy = delete_policy
    AutoScalingResponse.execute_policy = execute_policy
