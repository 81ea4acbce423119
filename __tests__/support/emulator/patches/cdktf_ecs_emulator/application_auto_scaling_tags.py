"""Tags in Application Auto Scaling.

AWS takes tags with RegisterScalableTarget and has TagResource, UntagResource and
ListTagsForResource. moto has none of these and answers 500, which the provider retries for minutes.
"""

import json

from moto.applicationautoscaling.exceptions import AWSValidationException
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse


def install() -> None:
    register = ApplicationAutoScalingResponse.register_scalable_target

    def register_scalable_target(self):
        answer = register(self)
        tags = self._get_param("Tags")
        if tags:
            tags_of(self, json.loads(answer)["ScalableTargetARN"]).update(tags)
        return answer

    def list_tags_for_resource(self):
        return json.dumps({"Tags": tags_of(self, self._get_param("ResourceARN"))})

    def tag_resource(self):
        tags_of(self, self._get_param("ResourceARN")).update(self._get_param("Tags") or {})
        return "{}"

    def untag_resource(self):
        tags = tags_of(self, self._get_param("ResourceARN"))
        for key in self._get_param("TagKeys") or []:
            tags.pop(key, None)
        return "{}"

    ApplicationAutoScalingResponse.register_scalable_target = register_scalable_target
    ApplicationAutoScalingResponse.list_tags_for_resource = list_tags_for_resource
    ApplicationAutoScalingResponse.tag_resource = tag_resource
    ApplicationAutoScalingResponse.untag_resource = untag_resource


def tags_of(response, arn):
    """Kept on the target, so that a reset of the emulator forgets them."""
    for by_resource in response.applicationautoscaling_backend.targets.values():
        for target in by_resource.values():
            if target.arn == arn:
                target.__dict__.setdefault("tags", {})
                return target.tags
    raise AWSValidationException(f"No scalable target found for ARN: {arn}")
