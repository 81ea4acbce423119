import { launchTemplateBasics, METADATA_OPTIONS } from "../../src/compute/launch-options";
import { MachineImage } from "../../src/compute/machine-image";

const required = { machineImage: MachineImage.fromId("ami-11111111"), instanceType: "t3.micro" };

describe("what only a launch template says of an instance", () => {
  it("is the image; the disks and the market only if they are given", () => {
    expect(launchTemplateBasics(required)).toEqual({ imageId: "ami-11111111" });
  });

  it("is the disks, encrypted, of type gp3 and gone with the instance, and the market", () => {
    const blockDevices = [{ deviceName: "/dev/xvda", sizeGiB: 30 }];
    const { blockDeviceMappings, instanceMarketOptions } = launchTemplateBasics({
      ...required,
      blockDevices,
      spot: { maxPrice: "0.02" },
    });
    expect(blockDeviceMappings).toEqual([
      {
        deviceName: "/dev/xvda",
        ebs: { volumeSize: 30, volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" },
      },
    ]);
    expect(instanceMarketOptions).toEqual({ marketType: "spot", spotOptions: { maxPrice: "0.02" } });
  });
});

describe("the metadata", () => {
  it("is given by token only, and to no container in a network of its own", () => {
    expect(METADATA_OPTIONS).toEqual({ httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 });
  });
});
