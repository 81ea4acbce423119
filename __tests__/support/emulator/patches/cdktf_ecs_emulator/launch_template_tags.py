"""Tags of a launch template itself.

AWS keeps them beside the template's data, and reports what they are now. moto puts them into the data too, among
the tags for what is launched, where the provider finds a block that nobody wrote, and wants to take it away;
and it goes on to report the tags that the template was made with.
"""

from moto.ec2.models.launch_templates import LaunchTemplate, LaunchTemplateVersion


def install() -> None:
    initialise = LaunchTemplateVersion.__init__

    def without_own_tags(self, template, number, data, description):
        specifications = data.get("TagSpecifications", [])
        launched = [one for one in specifications if one.get("ResourceType") != "launch-template"]
        if specifications:
            data = {**data, "TagSpecifications": launched}
        initialise(self, template, number, data, description)

    LaunchTemplateVersion.__init__ = without_own_tags
    # The setter is for moto, which keeps a copy.
    LaunchTemplate.tags = property(lambda self: self.get_tags(), lambda self, copy: None)
