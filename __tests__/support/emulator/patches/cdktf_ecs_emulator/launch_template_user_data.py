"""User data in later versions of a launch template.

AWS starts instances from any version. moto reads the user data of the first version alone, and fails to
start an instance in an Auto Scaling group from a later one.
"""

from moto.ec2.models.launch_templates import LaunchTemplateVersion
from moto.ec2.utils import Base64EncodedString, parse_user_data


def install() -> None:
    initialise = LaunchTemplateVersion.__init__

    def with_user_data(self, template, number, data, description):
        user_data = data.get("UserData")
        if user_data is not None and not isinstance(user_data, Base64EncodedString):
            data = {**data, "UserData": parse_user_data(user_data)}
        initialise(self, template, number, data, description)

    LaunchTemplateVersion.__init__ = with_user_data
