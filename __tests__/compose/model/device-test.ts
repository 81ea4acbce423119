import { devices } from "../../../src/compose/model/device";
import { readAs } from "../../support/compose-type";

describe("devices", () => {
  it.each([
    [["/dev/a"], [{ source: "/dev/a", target: "/dev/a", permissions: "rwm" }]],
    [["/dev/a:/dev/b:r"], [{ source: "/dev/a", target: "/dev/b", permissions: "r" }]],
    [
      ["vendor.com/class=device"],
      [{ source: "vendor.com/class=device", target: "vendor.com/class=device", permissions: "rwm" }],
    ],
    [[{ source: "/dev/a" }], [{ source: "/dev/a" }]],
    [[{ target: "/dev/a" }], ["WrongTypeError"]],
    ["/dev/a", ["WrongTypeError"]],
  ])("%j are %j", (written, expected) => {
    expect(readAs(devices, written)).toEqual(expected);
  });
});
