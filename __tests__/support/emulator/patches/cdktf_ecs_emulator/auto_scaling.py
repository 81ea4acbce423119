"""EC2 Auto Scaling's policies and lifecycle hooks.

AWS reports whether a policy is enabled, has no predictive configuration where none was given, and
reports the role, target and metadata that a lifecycle hook was given. moto never reports Enabled,
reports an empty predictive configuration, and invents a role and a target: drift in each plan.
"""

from moto.autoscaling.models import AutoScalingBackend, LifecycleHook
from moto.autoscaling.responses import AutoScalingResponse


def install() -> None:
    put_policy = AutoScalingResponse.put_scaling_policy
    describe = AutoScalingBackend.describe_policies
    put_hook = AutoScalingResponse.put_lifecycle_hook
    new_hook = LifecycleHook.__init__

    def put_scaling_policy(self):
        answer = put_policy(self)
        request = self._get_params()
        for policy in describe(self.autoscaling_backend, request["AutoScalingGroupName"], [request["PolicyName"]]):
            policy.enabled = self._get_bool_param("Enabled", True)
            policy.predictive_scaling_configuration = policy.predictive_scaling_configuration or None
        return answer

    def init_hook(self, *args, **kwargs):
        new_hook(self, *args, **kwargs)
        self.role_arn = self.notification_target_arn = self.notification_metadata = None

    def put_lifecycle_hook(self):
        answer = put_hook(self)
        group, name = self._get_param("AutoScalingGroupName"), self._get_param("LifecycleHookName")
        hook = self.autoscaling_backend.lifecycle_hooks[f"{group}_{name}"]
        hook.role_arn = self._get_param("RoleARN")
        hook.notification_target_arn = self._get_param("NotificationTargetARN")
        hook.notification_metadata = self._get_param("NotificationMetadata")
        return answer

    AutoScalingResponse.put_scaling_policy = put_scaling_policy
    AutoScalingResponse.put_lifecycle_hook = put_lifecycle_hook
    LifecycleHook.__init__ = init_hook
