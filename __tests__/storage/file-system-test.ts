import type { TerraformStack } from "cdktf";
import { Network } from "../../src/network/network";
import { type FileAge, FileSystem, type FileSystemProps } from "../../src/storage/file-system";
import { synthesiseFully } from "../support/synth";

function network(scope: TerraformStack): Network {
  return new Network(scope, "main", { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"], natGateways: 0 });
}

function files(props: Partial<FileSystemProps> = {}) {
  return synthesiseFully((scope) => {
    new FileSystem(scope, "files", { network: network(scope), ...props });
  });
}

describe("a file system", () => {
  it("is encrypted, backed up, and called after the stack and the construct", () => {
    expect(files().resource("aws_efs_file_system", "files")).toEqual({
      encrypted: true,
      tags: { Name: "stack-files" },
    });
    expect(files().resource("aws_efs_backup_policy", "files")).toEqual({
      file_system_id: "${aws_efs_file_system.files.id}",
      backup_policy: { status: "ENABLED" },
    });
  });

  it("is reached in the private subnets, by a group that lets nothing in nor out by itself", () => {
    const stack = files();
    expect(stack.resources("aws_efs_mount_target")).toEqual({
      files_private_1a: {
        file_system_id: "${aws_efs_file_system.files.id}",
        subnet_id: "${aws_subnet.private_1a.id}",
        security_groups: ["${aws_security_group.files.id}"],
      },
      files_private_1c: expect.objectContaining({ subnet_id: "${aws_subnet.private_1c.id}" }),
    });
    expect(stack.resource("aws_security_group", "files").vpc_id).toBe("${aws_vpc.main.id}");
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual({});
    expect(stack.resources("aws_vpc_security_group_egress_rule")).toEqual({});
  });

  it("need not be backed up", () => {
    expect(files({ backup: false }).resource("aws_efs_backup_policy", "files").backup_policy).toEqual({
      status: "DISABLED",
    });
  });

  it.each<[FileAge, string]>([
    [1, "AFTER_1_DAY"],
    [30, "AFTER_30_DAYS"],
    [365, "AFTER_365_DAYS"],
  ])("moves what nobody used for %s days to where it costs less", (infrequentAccessAfterDays, transition) => {
    const { lifecycle_policy } = files({ infrequentAccessAfterDays }).resource("aws_efs_file_system", "files");
    expect(lifecycle_policy).toEqual([{ transition_to_ia: transition }]);
  });

  it("takes it back when it is read, if it is told so", () => {
    const props = { infrequentAccessAfterDays: 7, backOnAccess: true } as const;
    expect(files(props).resource("aws_efs_file_system", "files").lifecycle_policy).toEqual([
      { transition_to_ia: "AFTER_7_DAYS" },
      { transition_to_primary_storage_class: "AFTER_1_ACCESS" },
    ]);
    expect(files({ backOnAccess: false }).resource("aws_efs_file_system", "files")).not.toHaveProperty(
      "lifecycle_policy",
    );
  });

  it("has tags under its name", () => {
    expect(files({ tags: { Team: "shop" } }).resource("aws_efs_file_system", "files").tags).toEqual({
      Name: "stack-files",
      Team: "shop",
    });
  });
});
