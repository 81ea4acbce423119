"""ECS account settings.

AWS has PutAccountSettingDefault, and reports whom a setting is for. moto has PutAccountSetting
alone, and reports no principal, which the provider takes for a setting that is gone.
"""

from moto.ecs.models import AccountSetting, EC2ContainerServiceBackend
from moto.ecs.responses import EC2ContainerServiceResponse


def install() -> None:
    put = EC2ContainerServiceBackend.put_account_setting

    def put_account_setting(self, name, value) -> AccountSetting:
        setting = put(self, name, value)
        setting.principal_arn = f"arn:aws:iam::{self.account_id}:root"
        return setting

    EC2ContainerServiceBackend.put_account_setting = put_account_setting
    EC2ContainerServiceResponse.put_account_setting_default = EC2ContainerServiceResponse.put_account_setting
