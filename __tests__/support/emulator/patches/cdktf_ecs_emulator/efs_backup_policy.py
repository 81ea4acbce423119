"""Backup policies of file systems in EFS.

AWS has PutBackupPolicy. moto knows a file system's policy from its creation alone.
"""

import json

from moto.efs.models import FileSystem
from moto.efs.responses import EFSResponse


def install() -> None:
    FileSystem.backup_policy = property(
        lambda self: {"Status": "ENABLED" if self._backup else "DISABLED"}
    )
    EFSResponse.put_backup_policy = put_backup_policy


def put_backup_policy(self):
    policy = self._get_param("BackupPolicy")
    file_system = self.efs_backend.file_systems_by_id[self._get_param("FileSystemId")]
    file_system._backup = policy["Status"] == "ENABLED"
    return json.dumps({"BackupPolicy": policy}), {"Content-Type": "application/json"}
