import { TerraformOutput } from "cdktf";
import type { VolumeType } from "../../src/compute/block-device";
import { Volume, type VolumeProps } from "../../src/compute/volume";
import { synthesiseFully } from "../support/synth";

function volume(props: Partial<VolumeProps> = {}) {
  return synthesiseFully((stack) => {
    const made = new Volume(stack, "data", { availabilityZone: "ap-northeast-1a", sizeGiB: 10, ...props });
    new TerraformOutput(stack, "id", { value: made.volumeId });
  });
}

describe("a volume", () => {
  it("is, by default, encrypted and of type gp3", () => {
    const stack = volume();
    expect(stack.resource("aws_ebs_volume", "data")).toEqual({
      availability_zone: "ap-northeast-1a",
      size: 10,
      type: "gp3",
      encrypted: true,
      tags: { Name: "stack-data" },
    });
    expect(stack.output("id").value).toBe("${aws_ebs_volume.data.id}");
  });

  it.each<VolumeType>(["gp2", "io1", "io2", "st1", "sc1", "standard"])("can be of type %s", (type) => {
    const iops = type.startsWith("io") ? 100 : undefined;
    expect(volume({ type, sizeGiB: 125, iops }).resource("aws_ebs_volume", "data")).toMatchObject({ type, size: 125 });
  });

  it("takes speed, key, encryption and tags", () => {
    const props = {
      iops: 4000,
      throughput: 500,
      encrypted: true,
      kmsKeyId: "key-1",
      volumeName: "disk",
      tags: { Team: "web" },
    };
    expect(volume(props).resource("aws_ebs_volume", "data")).toMatchObject({
      iops: 4000,
      throughput: 500,
      encrypted: true,
      kms_key_id: "key-1",
      tags: { Name: "disk", Team: "web" },
    });
  });

  it("keeps what is on it in a snapshot, which has its name", () => {
    const stack = synthesiseFully((scope) => {
      new Volume(scope, "data", { availabilityZone: "ap-northeast-1a", sizeGiB: 10 }).addSnapshot("first");
    });
    expect(stack.resource("aws_ebs_snapshot", "data_first")).toEqual({
      volume_id: "${aws_ebs_volume.data.id}",
      tags: { Name: "stack-data" },
    });
  });
});
