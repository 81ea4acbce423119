"""MonitorInstances and UnmonitorInstances: CloudWatch's numbers of an instance every minute. moto has neither."""

from moto.core.responses import ActionResult
from moto.ec2.responses.monitoring import Monitoring


def install() -> None:
    def setting(state):
        def answer(self):
            found = self.ec2_backend.get_multi_instances_by_id(self._get_param("InstanceIds", []))
            for instance in found:
                instance.monitoring_state = state
            return ActionResult(
                {"InstanceMonitorings": [{"InstanceId": one.id, "Monitoring": {"State": state}} for one in found]}
            )

        return answer

    Monitoring.monitor_instances = setting("enabled")
    Monitoring.unmonitor_instances = setting("disabled")
