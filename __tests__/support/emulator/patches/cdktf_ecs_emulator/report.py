"""GET /moto-api/cdktf-ecs tells which patches are active, so that tests never trust an unpatched emulator."""

import json
import os

import moto
from moto.moto_api._internal import urls


def install(patches: tuple[str, ...]) -> None:
    body = json.dumps(
        {
            "id": os.environ.get("CDKTF_ECS_EMULATOR_ID"),
            "version": moto.__version__,
            "patches": list(patches),
        }
    )

    def answer(request, full_url, headers):
        return 200, {"Content-Type": "application/json"}, body

    urls.url_paths["{0}/moto-api/cdktf-ecs$"] = answer
