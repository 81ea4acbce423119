import { isPort } from "../../src/rules/ports";

describe("isPort", () => {
  it.each([1, 80, 65535])("is true of %d", (port) => {
    expect(isPort(port)).toBe(true);
  });

  it.each([0, -1, 65536, 80.5, Number.NaN, Number.POSITIVE_INFINITY])("is false of %d", (port) => {
    expect(isPort(port)).toBe(false);
  });
});
