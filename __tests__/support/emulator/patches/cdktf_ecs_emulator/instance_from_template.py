"""Instances that are started from a launch template.

AWS puts the image that a parameter of Systems Manager names in the place of `resolve:ssm:<name>`, attaches
the template's disks instead of the image's of the same names, as large as these if nothing else is said, and starts a
Spot instance where the template says so. moto reports `resolve:ssm:<name>` as the image, attaches a disk
besides, refuses a disk without a size, and starts on demand.
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
        image = resolved(self, image_id or template.get("ImageId"))
        if template.get("BlockDeviceMappings"):
            disks = [sized(self, image, disk) for disk in template["BlockDeviceMappings"]]
            options.setdefault("block_device_mappings", disks)
        market = template.get("InstanceMarketOptions", {}).get("MarketType")
        options["instance_market_options"] = options.get("instance_market_options") or market
        return run(self, image, count, user_data, security_group_names, **options)

    InstanceBackend.run_instances = run_instances


def resolved(backend, image_id):
    if not str(image_id).startswith(BY_PARAMETER):
        return image_id
    parameters = ssm_backends[backend.account_id][backend.region_name]
    found = parameters.get_parameter(image_id.removeprefix(BY_PARAMETER))
    return found.value if found else image_id


def sized(backend, image_id, disk):
    ebs = disk.get("Ebs", {})
    images = backend.describe_images(filters={"image-id": image_id})
    if not ebs or "VolumeSize" in ebs or "SnapshotId" in ebs or not images:
        return disk
    return {**disk, "Ebs": {**ebs, "SnapshotId": images[0].ebs_snapshot.id}}
