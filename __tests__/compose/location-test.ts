import { formatLocation } from "../../src/compose/location";

describe("a location", () => {
  it("is written as editors and terminals read it", () => {
    expect(formatLocation({ file: "compose.yaml", line: 12, column: 7 })).toBe("compose.yaml:12:7");
  });
});
