import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

/** One disk, wherever it may be described. */
const PLACES: Record<string, (volume: Attributes) => ResourceMap> = {
  "a launch template": ({ size, type, ...ebs }) => ({
    aws_launch_template: {
      web: { block_device_mappings: [{ ebs: { volume_size: size, volume_type: type, ...ebs } }] },
    },
  }),
  "the root of an instance": ({ size, type, ...device }) => ({
    aws_instance: { web: { root_block_device: { volume_size: size, volume_type: type, ...device } } },
  }),
  "an instance": ({ size, type, ...device }) => ({
    aws_instance: { web: { ebs_block_device: [{ volume_size: size, volume_type: type, ...device }] } },
  }),
  "a volume": (volume) => ({ aws_ebs_volume: { web: volume } }),
};

describe.each(Object.entries(PLACES))("a disk of %s", (place, at) => {
  const inTemplate = place === "a launch template";
  const [SIZE, REQUIRED, IOPS, THROUGHPUT] = inTemplate
    ? ["LT015", "LT006", "LT007", "LT008"]
    : ["VO001", "VO002", "VO003", "VO004"];
  const of = (volume: Attributes) => violated(at(volume));

  it("has a size that its type offers", () => {
    expect(of({ type: "gp3", size: 1 })).toEqual([]);
    expect(of({ type: "gp3", size: 0 })).toEqual([SIZE]);
    expect(of({ type: "gp2", size: 16385 })).toEqual([SIZE]);
    expect(of({ type: "sc1", size: "124" })).toEqual([SIZE]);
    expect(of({ type: "io1", size: 3, iops: "${var.iops}" })).toEqual([SIZE]);
  });

  it("says how many operations it pays for", () => {
    for (const type of ["io1", "io2"]) {
      expect(of({ type, size: 100 })).toEqual([REQUIRED]);
      expect(of({ type, size: 100, iops: 100 })).toEqual([]);
      expect(of({ type, size: 100, iops: "${var.iops}" })).toEqual([]);
    }
    expect(of({ type: "gp3", size: 100 })).toEqual([]);
  });

  it("has the operations that its type and size offer", () => {
    expect(of({ type: "gp3", size: 100, iops: 2999 })).toEqual([IOPS]);
    expect(of({ type: "gp3", size: 1, iops: 3000 })).toEqual([]);
    expect(of({ type: "io1", size: 100, iops: 5000 })).toEqual([]);
    expect(of({ type: "io1", size: 100, iops: 5001 })).toEqual([IOPS]);
    expect(of({ type: "io1", iops: 64000 })).toEqual([]);
    expect(of({ type: "io1", size: "${var.size}", iops: 64001 })).toEqual([IOPS]);
    for (const type of ["gp2", "st1", "sc1", "standard"]) expect(of({ type, size: 500, iops: 3000 })).toEqual([IOPS]);
  });

  it("has the throughput that gp3 offers with its operations", () => {
    expect(of({ type: "gp3", size: 100, throughput: 124 })).toEqual([THROUGHPUT]);
    expect(of({ type: "gp3", size: 100, throughput: 750 })).toEqual([]);
    expect(of({ type: "gp3", size: 100, throughput: 751 })).toEqual([THROUGHPUT]);
    expect(of({ type: "gp3", size: 100, iops: 4000, throughput: 1000 })).toEqual([]);
    expect(of({ type: "gp3", size: 100, iops: "${var.iops}", throughput: 2000 })).toEqual([]);
    expect(of({ type: "gp3", size: 100, iops: "${var.iops}", throughput: 2001 })).toEqual([THROUGHPUT]);
    expect(of({ type: "io2", size: 100, iops: 100, throughput: 125 })).toEqual([THROUGHPUT]);
    expect(of({ type: "gp2", size: 100, throughput: 125 })).toEqual([THROUGHPUT]);
  });

  it("is not judged where only Terraform knows its type", () => {
    expect(of({ type: "${var.type}", size: 100000, iops: 1, throughput: 1 })).toEqual([]);
  });
});

describe.each(Object.entries(PLACES))("the key of a disk of %s", (place, at) => {
  const id = place === "a launch template" ? "LT009" : "VO006";
  const of = (volume: Attributes, others: ResourceMap = {}) =>
    violated({ ...at({ type: "gp3", size: 8, ...volume }), ...others });

  it("is there for one that is encrypted", () => {
    for (const encrypted of [true, "true", "${var.encrypted}"]) {
      expect(of({ kms_key_id: "alias/shop", encrypted })).toEqual([]);
    }
    for (const encrypted of [undefined, null, false, "false", ""]) {
      expect(of({ kms_key_id: "alias/shop", encrypted })).toEqual([id]);
      for (const kms_key_id of [undefined, null, "", "${var.key}"]) expect(of({ kms_key_id, encrypted })).toEqual([]);
    }
    expect(of({ kms_key_id: "${aws_kms_key.shop.arn}" }, { aws_kms_key: { shop: {} } })).toEqual([id]);
  });

  it("is told as such, whatever the type", () => {
    expect(messages(at({ size: 8, kms_key_id: "alias/shop", encrypted: false }))).toEqual([
      expect.stringMatching(/encrypted is false; allowed: true, as there is a kms_key_id\. Set encrypted to true/),
    ]);
  });
});

describe("a disk without a type", () => {
  const volume = { size: 100, iops: 3000 };

  it("is a gp2 by itself, and what the image says in an instance", () => {
    expect(messages({ aws_ebs_volume: { web: volume } })).toEqual([
      "VO003 [aws_ebs_volume.web] iops is 3000; allowed: none with gp2. Change iops, the size or the type.",
    ]);
    for (const place of ["a launch template", "the root of an instance", "an instance"]) {
      expect(violated(PLACES[place]?.(volume) ?? {})).toEqual([]);
    }
  });
});

describe("the error of a disk", () => {
  it("says where it stands", () => {
    const mapping = (volume_size: number) => ({ ebs: { volume_type: "st1", volume_size } });
    expect(messages({ aws_launch_template: { web: { block_device_mappings: [mapping(125), mapping(30)] } } })).toEqual([
      "LT015 [aws_launch_template.web] block_device_mappings[1].ebs[0].volume_size is 30; allowed: 125 to 16384 (GiB) with st1. " +
        "Change the size, or the type.",
    ]);
  });
});
