import { join } from "node:path";
import { composeOf, errorsOf, messagesOf } from "../../support/compose";
import { scratchFiles } from "../../support/scratch";

const FILE = "services: {web: {image: 'x:${TAG-none}'}}";

describe(".env", () => {
  it("is read beside the first file", () => {
    const files = { "a/compose.yaml": FILE, "a/.env": "TAG=a", ".env": "TAG=root" };
    expect(composeOf(files, { files: ["a/compose.yaml"] }).project.services.web?.image).toBe("x:a");
  });

  it("stands behind the environment, also where that is empty", () => {
    const files = { "compose.yaml": FILE, ".env": "TAG=file" };
    expect(composeOf(files, { environment: { TAG: "outside" } }).project.services.web?.image).toBe("x:outside");
    expect(composeOf(files, { environment: { TAG: "" } }).project.services.web?.image).toBe("x:");
    expect(composeOf(files, { environment: { TAG: undefined } }).project.services.web?.image).toBe("x:file");
  });

  it("need not be there, and may be a directory", () => {
    expect(composeOf(FILE).project.services.web?.image).toBe("x:none");
    expect(composeOf({ "compose.yaml": FILE, ".env/x": "" }).project.services.web?.image).toBe("x:none");
  });

  it("is checked as any environment file", () => {
    expect(errorsOf({ "compose.yaml": FILE, ".env": "A=1\nB?=2\n" })).toEqual(["InvalidValueError .env:2:1 line 2"]);
  });
});

describe("named files of variables", () => {
  const named = (...names: string[]) => {
    const directory = scratchFiles({ one: "TAG=one\nA=${TAG}", two: "TAG=two" });
    return names.map((name) => join(directory, name));
  };

  it("are read instead of .env, the later one over the earlier", () => {
    const files = { "compose.yaml": FILE, ".env": "TAG=file" };
    const tag = (envFiles: string[], environment = {}) =>
      composeOf(files, { envFiles, environment }).project.services.web?.image;
    expect(tag(named("one"))).toBe("x:one");
    expect(tag(named("one", "two"))).toBe("x:two");
    expect(tag(named("one"), { TAG: "outside" })).toBe("x:outside");
    expect(tag([])).toBe("x:none");
    expect(composeOf(files, { envFiles: named("one") }).environment).toEqual({ TAG: "one", A: "one" });
  });

  it("have to be there", () => {
    const [none = ""] = named("none");
    expect(messagesOf(FILE, { envFiles: [none] })[0]).toContain(`${none}:1:1: envFiles[0] is `);
  });
});

describe("the environment", () => {
  it("is that of the process unless another one is given", () => {
    const path = composeOf("services: {web: {image: x, environment: [PATH]}}", { environment: process.env });
    const inherited = composeOf("services: {web: {image: x, environment: [PATH]}}", { environment: undefined });
    expect(inherited.project.services).toEqual(path.project.services);
    expect(inherited.project.services.web?.environment?.PATH).toBe(process.env.PATH);
  });

  it("has no variables that only objects have", () => {
    expect(composeOf("services: {web: {image: 'x$constructor'}}").project.services.web?.image).toBe("x");
  });
});
