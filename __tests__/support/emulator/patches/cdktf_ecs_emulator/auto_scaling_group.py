"""EC2 Auto Scaling groups.

AWS keeps every member of CreateAutoScalingGroup and UpdateAutoScalingGroup, and replaces the
instances by an instance refresh; a forced delete takes instances that are protected from scale-in,
too. moto drops the members named below, answers 500 to a refresh, and leaves such instances running.
"""

import uuid

from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow

KEPT = {
    "DefaultInstanceWarmup": ("default_instance_warmup", int),
    "MaxInstanceLifetime": ("max_instance_lifetime", int),
    "DesiredCapacityType": ("desired_capacity_type", str),
    "InstanceMaintenancePolicy": ("instance_maintenance_policy", dict),
}


def install() -> None:
    create = AutoScalingResponse.create_auto_scaling_group
    update = AutoScalingResponse.update_auto_scaling_group
    delete = AutoScalingResponse.delete_auto_scaling_group

    def create_auto_scaling_group(self):
        answer = create(self)
        keep(self)
        return answer

    def update_auto_scaling_group(self):
        answer = update(self)
        keep(self)
        # moto takes these when a group is made only.
        request = self._get_params()
        if "CapacityRebalance" in request:
            group_of(self).capacity_rebalance = self._get_bool_param("CapacityRebalance")
        if "DefaultCooldown" in request:
            group_of(self).default_cooldown = self._get_int_param("DefaultCooldown")
        if "TerminationPolicies" in request:
            group_of(self).termination_policies = request["TerminationPolicies"]
        return answer

    def delete_auto_scaling_group(self):
        if self._get_bool_param("ForceDelete", False):
            for state in group_of(self).instance_states:
                state.protected_from_scale_in = False
        return delete(self)

    def start_instance_refresh(self):
        group = group_of(self)
        now = utcnow()
        refresh = {
            "InstanceRefreshId": str(uuid.uuid4()),
            "AutoScalingGroupName": group.name,
            "Status": "Successful",
            "StartTime": now,
            "EndTime": now,
            "PercentageComplete": 100,
            "InstancesToUpdate": 0,
        }
        group.__dict__.setdefault("instance_refreshes", []).insert(0, refresh)
        return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})

    def describe_instance_refreshes(self):
        return ActionResult({"InstanceRefreshes": getattr(group_of(self), "instance_refreshes", [])})

    AutoScalingResponse.create_auto_scaling_group = create_auto_scaling_group
    AutoScalingResponse.update_auto_scaling_group = update_auto_scaling_group
    AutoScalingResponse.delete_auto_scaling_group = delete_auto_scaling_group
    AutoScalingResponse.start_instance_refresh = start_instance_refresh
    AutoScalingResponse.describe_instance_refreshes = describe_instance_refreshes


def keep(response) -> None:
    group, request = group_of(response), response._get_params()
    for member, (attribute, convert) in KEPT.items():
        if member in request:
            setattr(group, attribute, convert(request[member]))


def group_of(response):
    return response.autoscaling_backend.autoscaling_groups[response._get_param("AutoScalingGroupName")]
