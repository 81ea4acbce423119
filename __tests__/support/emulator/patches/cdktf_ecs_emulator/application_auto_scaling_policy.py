"""Scaling policies in Application Auto Scaling.

AWS keeps the ARN of a policy that is put again, and replaces its alarms. moto gives it a new ARN,
which Terraform sees as drift in whatever refers to the policy, and leaves the old alarms behind.
"""

from moto.applicationautoscaling.models import ApplicationAutoscalingBackend, FakeApplicationAutoscalingPolicy


def install() -> None:
    put = ApplicationAutoscalingBackend.put_scaling_policy

    def put_scaling_policy(self, policy_name, service_namespace, resource_id, scalable_dimension, **kwargs):
        key = FakeApplicationAutoscalingPolicy.formulate_key(
            service_namespace, resource_id, scalable_dimension, policy_name
        )
        old = self.policies.get(key)
        policy = put(
            self,
            policy_name=policy_name,
            service_namespace=service_namespace,
            resource_id=resource_id,
            scalable_dimension=scalable_dimension,
            **kwargs,
        )
        if old is not None:
            policy.policy_arn = old.policy_arn
            old.delete_alarms(self.account_id, self.region_name)
        return policy

    ApplicationAutoscalingBackend.put_scaling_policy = put_scaling_policy
