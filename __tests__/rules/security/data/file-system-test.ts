import { insecure } from "../../../support/security";

const files = (attributes: object) => ({ aws_efs_file_system: { main: { ...attributes } } });
const accessPoint = (attributes: object) => ({ aws_efs_access_point: { main: { ...attributes } } });

describe("the security of files", () => {
  it.each([
    ["SEC631", {}, ["main.encrypted"]],
    ["SEC631", { encrypted: false }, ["main.encrypted"]],
    ["SEC631", { encrypted: true }, []],
    ["SEC632", {}, ["main.kms_key_id"]],
    ["SEC632", { kms_key_id: "${var.key}" }, []],
    ["SEC635", {}, ["main.aws_efs_backup_policy"]],
  ])("is %s of %j", (id, attributes, found) => {
    expect(insecure(id, files(attributes))).toEqual(found);
  });

  it.each([
    ["SEC633", {}, ["main.root_directory.path"]],
    ["SEC633", { root_directory: {} }, ["main.root_directory[0].path"]],
    ["SEC633", { root_directory: { path: "/" } }, ["main.root_directory[0].path"]],
    ["SEC633", { root_directory: { path: "//" } }, ["main.root_directory[0].path"]],
    ["SEC633", { root_directory: { path: "/a" } }, []],
    ["SEC633", { root_directory: { path: "${var.path}" } }, []],
    ["SEC634", {}, ["main.posix_user.uid"]],
    ["SEC634", { posix_user: { uid: 0 } }, []],
    ["SEC634", { posix_user: "${var.user}" }, []],
  ])("is %s of an access point with %j", (id, attributes, found) => {
    expect(insecure(id, accessPoint(attributes))).toEqual(found);
  });

  it.each<[string, object, string[]]>([
    ["enabled", { aws_efs_backup_policy: backup("ENABLED") }, []],
    ["unknown", { aws_efs_backup_policy: backup("${var.status}") }, []],
    ["disabled", { aws_efs_backup_policy: backup("DISABLED") }, ["main.aws_efs_backup_policy"]],
    ["selected", { aws_backup_selection: { a: { resources: ["${aws_efs_file_system.main.arn}"] } } }, []],
    ["selected by tags", { aws_backup_selection: { a: { selection_tag: {} } } }, []],
    [
      "another's",
      {
        aws_efs_file_system: { main: {}, b: {} },
        aws_backup_selection: { a: { resources: ["${aws_efs_file_system.b.arn}"] } },
      },
      ["main.aws_efs_backup_policy"],
    ],
  ])("is a backup that is %s", (_name, others, found) => {
    expect(insecure("SEC635", { ...files({}), ...others })).toEqual(found);
  });
});

function backup(status: string) {
  return { a: { file_system_id: "${aws_efs_file_system.main.id}", backup_policy: { status } } };
}
