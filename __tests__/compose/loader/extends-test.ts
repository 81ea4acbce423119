import { composeOf, errorsOf } from "../../support/compose";

describe("extends", () => {
  it("takes over what the service does not say itself, through several services", () => {
    const { project } = composeOf(`
services:
  a: {image: a, environment: {X: a, Y: a}, ports: ["80:80"]}
  b: {extends: a, environment: {X: b}, profiles: [never]}
  c: {extends: {service: b}, image: c, environment: {Z: c}, ports: !override ["81:81"], profiles: !reset []}
`);
    expect(project.services.c).toMatchObject({
      image: "c",
      environment: { X: "b", Y: "a", Z: "c" },
      ports: [{ target: 81 }],
    });
    expect(project.services.c).not.toHaveProperty("extends");
    expect(project.services.c?.profiles).toBeUndefined();
  });

  it("takes paths from where they are written", () => {
    const { project, locate } = composeOf({
      "compose.yaml": "services:\n  web: {extends: {file: one/base.yaml, service: base}}\n",
      "one/base.yaml": "services:\n  base: {extends: {file: ../two/base.yaml, service: base}, volumes: ['./a:/a']}\n",
      "two/base.yaml": "services:\n  base: {build: ., volumes: ['./b:/b']}\n",
    });
    expect(project.services.web).toMatchObject({
      build: { context: expect.stringMatching(/\/two$/) },
      volumes: [{ source: expect.stringMatching(/\/two\/b$/) }, { source: expect.stringMatching(/\/one\/a$/) }],
    });
    expect(locate(["services", "web", "build"])).toMatchObject({
      file: expect.stringMatching(/two\/base\.yaml$/),
      line: 2,
      column: 10,
    });
  });

  it("leaves the other services of another file alone", () => {
    const files = {
      "compose.yaml": "services:\n  web: {extends: {file: b.yaml, service: base}}\n",
      "b.yaml": "services:\n  base: {image: x}\n  other: {image: y}\n",
    };
    expect(Object.keys(composeOf(files).project.services)).toEqual(["web"]);
  });

  it("finds a circle through two files, once", () => {
    const files = {
      "compose.yaml": "services:\n  a: {extends: {file: b.yaml, service: b}}\n",
      "b.yaml": "services:\n  b: {extends: {file: compose.yaml, service: a}, image: x}\n",
    };
    expect(errorsOf(files)).toEqual(["CycleError b.yaml:2:16 services.b.extends"]);
  });

  it("says which services another file has", () => {
    const files = {
      "compose.yaml": "services:\n  a: {image: x, extends: {file: b.yaml, service: c}}\n",
      "b.yaml": "services:\n  b: {image: x}\n",
    };
    expect(errorsOf(files)).toEqual(["UnknownReferenceError compose.yaml:2:50 services.a.extends"]);
  });
});
