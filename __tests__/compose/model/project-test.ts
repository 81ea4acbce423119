import { errorsOf } from "../../support/compose";

describe("names", () => {
  it("of services and resources have letters, digits, dots, dashes and underscores", () => {
    expect(errorsOf("services: {my.web-1_A: {image: x}}")).toEqual([]);
    expect(errorsOf("services: {my web: {image: x}}\nvolumes: {'a/b': }")).toEqual([
      "UnknownKeyError compose.yaml:1:12 services.my web",
      "UnknownKeyError compose.yaml:2:11 volumes.a/b",
    ]);
  });
});
