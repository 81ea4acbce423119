import { basename } from "node:path";
import { loadCompose } from "../../../src/compose/loader/load";
import { composeOf, errorsOf } from "../../support/compose";

describe("loading", () => {
  it("gives the model, its keys, what is left out, warnings and places", () => {
    const loaded = composeOf('services:\n  a: {image: "x$Y"}\n  b: {image: x, profiles: [p]}\n');
    expect(loaded.project).toMatchObject({
      services: { a: { image: "x", networks: { default: {} } } },
      volumes: {},
      models: {},
    });
    expect(loaded.keys.map(({ name }) => name)).toEqual(["services.a.image"]);
    expect(loaded.inactive.map(({ name, at }) => [name, at.line])).toEqual([["b", 3]]);
    expect(loaded.warnings.map(({ at }) => [at.line, at.column])).toEqual([[2, 14]]);
    expect(basename(loaded.locate(["services", "a", "image"]).file)).toBe("compose.yaml");
  });

  it("accepts a version, which says nothing any more", () => {
    const { project, keys } = composeOf('version: "2.4"\nservices: {a: {image: x}}');
    expect(project).not.toHaveProperty("version");
    expect(keys.map(({ name }) => name)).toContain("version");
  });

  it("needs a file, and services or something else in it", () => {
    expect(() => loadCompose({ files: [] })).toThrow("compose.yaml:1:1: services is not set");
    expect(errorsOf("# nothing\n")).toEqual(["WrongTypeError compose.yaml:1:1 services"]);
    expect(composeOf("volumes: {v: }").project.services).toEqual({});
  });

  it("names files as they were named", () => {
    expect(() => loadCompose({ files: ["no/such/compose.yaml"], environment: {} })).toThrow(
      'no/such/compose.yaml:1:1: the file is "no/such/compose.yaml"; allowed: a file that can be read. Create it, or correct the path: it does not exist.',
    );
  });
});
