import { iopsWith, isWithin, throughputWith, VOLUME_TYPES, volumeLimits } from "../../../src/rules/ec2/volume-limits";

const TYPES = ["standard", "gp2", "gp3", "io1", "io2", "st1", "sc1"];

describe("volumeLimits", () => {
  it.each([
    ["standard", 1, 1024],
    ["gp2", 1, 16384],
    ["gp3", 1, 65536],
    ["io1", 4, 16384],
    ["io2", 4, 65536],
    ["st1", 125, 16384],
    ["sc1", 125, 16384],
  ])("of %s begin at %d GiB and end at %d", (type, least, most) => {
    expect(volumeLimits(type)?.size).toEqual({ least, most });
  });

  it("are known of the types that there are", () => {
    expect([...VOLUME_TYPES]).toEqual(TYPES);
    for (const type of ["gp4", "", undefined, "${var.type}"]) expect(volumeLimits(type)).toBeUndefined();
  });

  it("ask for operations where these are what is paid for", () => {
    expect(TYPES.filter((type) => volumeLimits(type)?.iops?.required)).toEqual(["io1", "io2"]);
  });
});

describe("iopsWith", () => {
  it.each([
    // gp3 has 3,000 at any size, 500 for each GiB, and 80,000 at most.
    ["gp3", 1, 3000, 3000],
    ["gp3", 6, 3000, 3000],
    ["gp3", 7, 3000, 3500],
    ["gp3", 160, 3000, 80000],
    ["gp3", 161, 3000, 80000],
    ["io1", 4, 100, 200],
    ["io1", 1280, 100, 64000],
    ["io1", 1281, 100, 64000],
    ["io2", 4, 100, 4000],
    ["io2", 256, 100, 256000],
    ["io2", 257, 100, 256000],
  ])("%s of %d GiB has %d to %d", (type, size, least, most) => {
    expect(iopsWith(type, size)).toEqual({ least, most });
  });

  it("is all that the type has where the size is not known", () => {
    expect(iopsWith("io1", undefined)).toEqual({ least: 100, most: 64000 });
  });

  it("is nothing where it cannot be chosen", () => {
    for (const type of ["standard", "gp2", "st1", "sc1", "gp4"]) expect(iopsWith(type, 100)).toBeUndefined();
  });
});

describe("throughputWith", () => {
  it.each([
    [3000, 750],
    [3001, 750.25],
    [8000, 2000],
    [80000, 2000],
    [undefined, 2000],
  ])("gp3 of %s operations has 125 to %d MiB/s", (iops, most) => {
    expect(throughputWith("gp3", iops)).toEqual({ least: 125, most });
  });

  it("is nothing where it cannot be chosen", () => {
    for (const type of TYPES.filter((each) => each !== "gp3")) expect(throughputWith(type, 3000)).toBeUndefined();
  });
});

describe("isWithin", () => {
  it("is true of both ends", () => {
    expect([0, 1, 2, 3].map((value) => isWithin(value, { least: 1, most: 2 }))).toEqual([false, true, true, false]);
  });
});
