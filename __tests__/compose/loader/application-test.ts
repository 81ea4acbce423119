import { composeOf, errorsOf } from "../../support/compose";

describe("include", () => {
  it("takes in services and what they need, and what those files include", () => {
    const { project } = composeOf({
      "compose.yaml": "name: outer\ninclude: [a/compose.yaml]\nservices: {web: {image: x, depends_on: [deep]}}\n",
      "a/compose.yaml":
        "name: inner\nx-a: 1\ninclude: [deep/compose.yaml]\nservices: {a: {image: x, networks: [n]}}\nnetworks: {n: }\n",
      "a/deep/compose.yaml": "services: {deep: {image: x, volumes: ['v:/v', './d:/d']}}\nvolumes: {v: }\n",
    });
    expect(Object.keys(project.services).sort()).toEqual(["a", "deep", "web"]);
    expect(project.services.deep?.volumes?.[1]?.source).toMatch(/\/a\/deep\/d$/);
    expect(project).toMatchObject({
      name: "outer",
      networks: { n: { name: "outer_n" } },
      volumes: { v: { name: "outer_v" } },
    });
    expect(project.extensions).toBeUndefined();
  });

  it("lets the including file win", () => {
    const { project } = composeOf({
      "compose.yaml": "include: a.yaml\nservices: {a: {image: outer}}\n".replace("a.yaml", "[a.yaml]"),
      "a.yaml": "services: {a: {image: inner, tty: true}}\n",
    });
    expect(project.services.a).toMatchObject({ image: "outer", tty: true });
  });

  it("merges several paths, with a directory and variables of their own", () => {
    const files = {
      "compose.yaml":
        "include:\n  - path: [a/one.yaml, a/two.yaml]\n    project_directory: b\n    env_file: [a/x.env, a/y.env]\n",
      "a/one.yaml": "services: {a: {image: 'x:$X', volumes: ['./d:/d']}}\n",
      "a/two.yaml": "services: {a: {command: 'c $Y $Z'}}\n",
      "a/x.env": "X=x\nY=x\nZ=x\n",
      "a/y.env": "Y=y\n",
    };
    const { services } = composeOf(files, { environment: { Z: "outside" } }).project;
    expect(services.a).toMatchObject({ image: "x:x", volumes: [{ source: expect.stringMatching(/\/b\/d$/) }] });
    expect(services.a?.command).toEqual(["c", "y", "outside"]);
  });

  it("is found wrong where it is", () => {
    expect(errorsOf("include: [{pth: a}]\nservices: {a: {image: x}}")).toEqual([
      "WrongTypeError compose.yaml:1:11 include.0.path",
      "UnknownKeyError compose.yaml:1:12 include.0.pth",
    ]);
  });
});
