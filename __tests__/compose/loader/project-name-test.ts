import { composeOf, errorsOf } from "../../support/compose";

const FILES = {
  "My Shop!/compose.yaml": "services: {a: {image: x}}",
  "named/compose.yaml": "name: ${N:-file}\nservices: {a: {image: x}}",
};
const name = (folder: string, options: Parameters<typeof composeOf>[1] = {}) =>
  composeOf(FILES, { ...options, files: [`${folder}/compose.yaml`] }).project.name;

describe("the name of a project", () => {
  it("is what is given, before the variable, before the file, before the directory", () => {
    const environment = { COMPOSE_PROJECT_NAME: "variable" };
    expect(name("named", { projectName: "given", environment })).toBe("given");
    expect(name("named", { environment })).toBe("variable");
    expect(name("named")).toBe("file");
    expect(name("My Shop!")).toBe("myshop");
  });

  it("may have variables", () => {
    expect(name("named", { environment: { N: "n" } })).toBe("n");
  });

  it("is refused with letters that it cannot have", () => {
    expect(errorsOf("services: {a: {image: x}}", { projectName: "Shop" })).toEqual([
      "InvalidValueError compose.yaml:1:1 projectName",
    ]);
  });
});
