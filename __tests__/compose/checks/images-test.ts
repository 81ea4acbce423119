import { errorsOf } from "../../support/compose";

describe("a service", () => {
  it.each(["image: x", "build: .", "build: {}", "provider: {type: model}", "extends: base"])(
    "can come from %s",
    (origin) => {
      expect(errorsOf(`services:\n  a: {${origin}}\n  base: {image: x}\n`)).toEqual([]);
    },
  );

  it("has to come from somewhere", () => {
    expect(errorsOf("services:\n  a: {tty: true}\n")).toEqual(["MissingImageError compose.yaml:2:3 services.a.image"]);
  });
});
