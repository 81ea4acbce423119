"""Instances that are started from a launch template.

AWS puts the image that a parameter of Systems Manager names in the place of `resolve:ssm:<name>`, attaches
the template's disks instead of the image's of the same names, and starts a Spot instance where the template
says so. moto reports `resolve:ssm:<name>` as the image, attaches a disk besides, and starts on demand.
"""

from moto.ec2.models.instances import InstanceBackend
from moto.ssm.models import ssm_backends

BY_PARAMETER = "resolve:ssm:"


def install() -> None:
    run = InstanceBackend.run_instances

    def run_instances(self, image_id, count, user_data, security_group_names, **options):
        template = {}
        if options.get("launch_template"):
            template = self._get_template_from_args(options["launch_template"]).data
        if template.get("BlockDeviceMappings"):
            options.setdefault("block_device_mappings", template["BlockDeviceMappings"])
        market = template.get("InstanceMarketOptions", {}).get("MarketType")
        options["instance_market_options"] = options.get("instance_market_options") or market
        image = resolved(self, image_id or template.get("ImageId"))
        return run(self, image, count, user_data, security_group_names, **options)

    InstanceBackend.run_instances = run_instances


def resolved(backend, image_id):
    if not str(image_id).startswith(BY_PARAMETER):
        return image_id
    parameters = ssm_backends[backend.account_id][backend.region_name]
    found = parameters.get_parameter(image_id.removeprefix(BY_PARAMETER))
    return found.value if found else image_id
