"""Makes moto answer like AWS where Terraform's provider would notice the difference.

One module per gap; each says what AWS answers and what moto does.
"""

import importlib

from . import end_with_parent, report

PATCHES = (
    "ecs_service",
    "ecs_capacity_provider",
    "ecs_account_setting",
    "ecs_task_definition",
    "application_auto_scaling_tags",
    "application_auto_scaling_policy",
    "auto_scaling_policy_names",
    "auto_scaling",
    "auto_scaling_group",
    "launch_template_tags",
    "launch_template_user_data",
    "instance_from_template",
    "instance_tenancy",
    "instance_network",
    "instance_monitoring",
    "instance_user_data",
    "ecr_pull_through_cache",
    "efs_backup_policy",
    "customer_gateway",
    "dhcp_options_tags",
    "repeated_requests",
)


def install() -> None:
    """Installs every patch, or raises."""
    end_with_parent.watch()
    for name in PATCHES:
        importlib.import_module(f"{__name__}.{name}").install()
    report.install(PATCHES)
