import { existingFileSystem } from "../../../src/compose/application/existing-file-system";

describe("a file system that exists", () => {
  it("is a volume as it is", () => {
    expect(existingFileSystem({ fileSystemId: "fs-1", rootDirectory: "/a", encrypted: false, iam: false })).toEqual({
      configuration: {
        efsVolumeConfiguration: { fileSystemId: "fs-1", rootDirectory: "/a", transitEncryption: "DISABLED" },
      },
      taskPermissions: [],
    });
  });

  it("is mounted by the role of the task, and by an access point", () => {
    const plan = { fileSystemId: "fs-1", encrypted: true, encryptionPort: 2999, accessPointId: "fsap-1", iam: true };
    const { configuration, taskPermissions } = existingFileSystem(plan);
    expect(configuration.efsVolumeConfiguration).toMatchObject({
      transitEncryption: "ENABLED",
      transitEncryptionPort: 2999,
      authorizationConfig: { accessPointId: "fsap-1", iam: "ENABLED" },
    });
    expect(taskPermissions?.[0]?.resources).toEqual(["arn:*:elasticfilesystem:*:*:file-system/fs-1"]);
  });
});
