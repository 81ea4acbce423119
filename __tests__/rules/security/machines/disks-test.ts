import type { ResourceMap } from "../../../../src/rules/configuration";
import { diskRules } from "../../../../src/rules/security/machines/disks";
import { found } from "../../../support/found";

const PLACES: [string, (disk: object) => ResourceMap, string][] = [
  ["aws_ebs_volume", (disk) => ({ aws_ebs_volume: { web: { ...disk } } }), ""],
  [
    "aws_launch_template",
    (ebs) => ({ aws_launch_template: { web: { block_device_mappings: [{ no_device: "/dev/sdb" }, { ebs: [ebs] }] } } }),
    "block_device_mappings[1].ebs[0].",
  ],
  [
    "aws_launch_configuration",
    (disk) => ({
      aws_launch_configuration: { web: { root_block_device: { encrypted: true }, ebs_block_device: disk } },
    }),
    "ebs_block_device[0].",
  ],
  ["aws_instance", (disk) => ({ aws_instance: { web: { root_block_device: disk } } }), "root_block_device[0]."],
];

describe.each(PLACES)("a disk of %s", (type, place, prefix) => {
  it.each<[string, object, unknown[]]>([
    ["said nothing of", {}, [undefined]],
    ["null", { encrypted: null }, [undefined]],
    ["not encrypted", { encrypted: false }, [false]],
    ["not encrypted, as text", { encrypted: "false" }, ["false"]],
    ["encrypted", { encrypted: true }, []],
    ["encrypted, as text", { encrypted: "true" }, []],
    ["not known", { encrypted: "${var.encrypted}" }, []],
    ["of a snapshot", { snapshot_id: "snap-1" }, []],
    ["of no snapshot", { snapshot_id: null }, [undefined]],
    ["of a snapshot, and not encrypted", { snapshot_id: "snap-1", encrypted: false }, [false]],
    ["of a snapshot, and null", { snapshot_id: "snap-1", encrypted: null }, []],
    ["not there", { no_device: true }, []],
  ])("is encrypted if it is %s", (_name, disk, expected) => {
    expect(found(diskRules, "SEC305", place(disk))).toEqual(expected.map((got) => [`${prefix}encrypted`, got]));
  });

  it.each<[unknown, boolean]>([
    [undefined, true],
    [true, true],
    ["${var.enabled}", true],
    [false, false],
  ])("is encrypted where the account does so by default: %p", (enabled, isEncrypted) => {
    const resource = { ...place({}), aws_ebs_encryption_by_default: { main: { enabled } } };
    expect(found(diskRules, "SEC305", resource)).toHaveLength(isEncrypted ? 0 : 1);
  });

  it.each<[string, object, boolean]>([
    ["by AWS's", { encrypted: true }, true],
    ["by null", { encrypted: "true", kms_key_id: null }, true],
    ["by one's own", { encrypted: true, kms_key_id: "arn:aws:kms:::key/1" }, false],
    ["by an unknown one", { encrypted: true, kms_key_id: "${var.key}" }, false],
    ["by none", { encrypted: false }, false],
    ["by who knows", { encrypted: "${var.encrypted}" }, false],
  ])("is encrypted %s", (_name, disk, isFound) => {
    // A launch configuration takes no key.
    const expected = isFound && type !== "aws_launch_configuration" ? [[`${prefix}kms_key_id`, undefined]] : [];
    expect(found(diskRules, "SEC306", place(disk))).toEqual(expected);
  });
});

describe("the disk that an instance starts from", () => {
  const ROOT = [["root_block_device.encrypted", undefined]];

  it.each<[string, string, object, unknown]>([
    ["of an instance", "aws_instance", {}, ROOT],
    ["of a launch configuration", "aws_launch_configuration", {}, ROOT],
    ["of a launch template, which may name it anyhow", "aws_launch_template", {}, []],
    ["of an instance with a template", "aws_instance", { launch_template: { id: "lt-1" } }, []],
    ["that Terraform makes", "aws_instance", { dynamic: { root_block_device: {} } }, []],
    ["that is not known", "aws_instance", { root_block_device: "${var.root}" }, []],
  ])("is as the image has it: %s", (_name, type, attributes, expected) => {
    expect(found(diskRules, "SEC305", { [type]: { web: { ...attributes } } })).toEqual(expected);
  });

  it("is found beside others", () => {
    const ebs_block_device = [{ encrypted: true }, { encrypted: false }];
    expect(found(diskRules, "SEC305", { aws_instance: { web: { ebs_block_device } } })).toEqual([
      ["ebs_block_device[1].encrypted", false],
      ...ROOT,
    ]);
  });
});
