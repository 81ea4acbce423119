import { Network } from "../../src/network/network";
import type { AccessPointOptions } from "../../src/storage/access-point";
import { FileSystem } from "../../src/storage/file-system";
import { synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a"] });

function accessPoint(options: AccessPointOptions) {
  const stack = synthesiseFully((scope) => {
    const files = new FileSystem(scope, "files", { network });
    expect(files.addAccessPoint("mysql", options).fileSystem).toBe(files);
  });
  return stack.resource("aws_efs_access_point", "files_mysql");
}

describe("an access point", () => {
  it("leads to a directory, which it makes, as one user", () => {
    expect(accessPoint({ path: "/mysql", uid: 999, gid: 998 })).toEqual({
      file_system_id: "${aws_efs_file_system.files.id}",
      posix_user: { uid: 999, gid: 998 },
      root_directory: { path: "/mysql", creation_info: { owner_uid: 999, owner_gid: 998, permissions: "0755" } },
    });
  });

  it("keeps others out of the directory, if it is told so", () => {
    expect(accessPoint({ path: "/mysql", uid: 0, gid: 0, permissions: "0700" })).toMatchObject({
      root_directory: { creation_info: { owner_uid: 0, permissions: "0700" } },
    });
  });
});
