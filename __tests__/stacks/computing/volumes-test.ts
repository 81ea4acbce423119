import { VOLUMES } from "../../../src/stacks/computing/volumes";

describe("the volumes that are shown", () => {
  it("are the five of the document, and the two that came later", () => {
    expect(Object.keys(VOLUMES)).toEqual(["standard", "gp2", "io1", "st1", "sc1", "gp3", "io2"]);
    for (const [name, { type }] of Object.entries(VOLUMES)) expect(type).toBe(name);
  });

  it("have device names of their own, of those that AWS recommends", () => {
    const names = Object.values(VOLUMES).map(({ deviceName }) => deviceName);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\/dev\/sd[f-p]$/);
  });

  it("are as small as their types can be, and pay for operations only where they must", () => {
    const sizes = Object.fromEntries(
      Object.entries(VOLUMES).map(([name, { sizeGiB, iops }]) => [name, [sizeGiB, iops]]),
    );
    expect(sizes).toEqual({
      standard: [1, undefined],
      gp2: [1, undefined],
      io1: [4, 100],
      st1: [125, undefined],
      sc1: [125, undefined],
      gp3: [1, undefined],
      io2: [4, 100],
    });
  });
});
