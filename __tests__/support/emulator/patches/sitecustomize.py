"""Python runs this before anything else when it is on PYTHONPATH: so whatever starts moto_server
(a pyenv shim, uvx, pipx, a container) starts it patched.
"""

import os

if os.environ.get("CDKTF_ECS_EMULATOR") == "1":
    import importlib.util
    import sys
    import traceback

    # uvx and pipx run in a Python of their own first, which has no moto.
    if importlib.util.find_spec("moto") is not None:
        try:
            import cdktf_ecs_emulator

            cdktf_ecs_emulator.install()
        except BaseException:
            # Python would go on without this file, and the tests with an emulator that is not what they think.
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
