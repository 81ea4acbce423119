import { composeOf, errorsOf, messagesOf } from "../../support/compose";

const service = (settings: string) => `services: {web: {image: x, ${settings}}}`;

describe("env_file", () => {
  it("is read in order, the later file winning, behind what the service says itself", () => {
    const { project } = composeOf({
      "compose.yaml": service("env_file: [a.env, b.env], environment: {C: own}"),
      "a.env": "A=a\nB=a\nC=a\n",
      "b.env": "B=b\n",
    });
    expect(project.services.web?.environment).toEqual({ A: "a", B: "b", C: "own" });
  });

  it("fills in variables of the project before those of the service", () => {
    const { project } = composeOf(
      { "compose.yaml": service("env_file: a.env, environment: {P: own, Q: own}"), "a.env": "A=$P-$Q\n" },
      { environment: { P: "outside" } },
    );
    expect(project.services.web?.environment?.A).toBe("outside-own");
  });

  it("is taken as it stands if it is raw", () => {
    const { project } = composeOf({
      "compose.yaml": service("env_file: [{path: ./a.env, format: raw}]"),
      "a.env": "A='$P'\n",
    });
    expect(project.services.web?.environment).toEqual({ A: "'$P'" });
  });

  it("may be missing only if it says so", () => {
    expect(
      composeOf(service("env_file: [{path: a.env, required: false}]")).project.services.web?.environment,
    ).toBeUndefined();
    expect(errorsOf(service("env_file: [{path: a.env, required: true}]"))).toEqual([
      "MissingFileError compose.yaml:1:46 services.web.env_file.0",
    ]);
  });

  it("that is a directory is an error", () => {
    const files = { "compose.yaml": service("env_file: a"), "a/b": "" };
    expect(messagesOf(files)).toEqual([expect.stringContaining("reading it gives EISDIR")]);
  });

  it("is beside the file that names it, also if another one extends that", () => {
    const { project, locate } = composeOf({
      "compose.yaml": "services: {web: {extends: {file: sub/base.yaml, service: base}, env_file: b.env}}",
      "sub/base.yaml": "services: {base: {image: x, env_file: a.env}}",
      "sub/a.env": "A=1\n",
      "b.env": "B=2\n",
    });
    expect(project.services.web?.environment).toEqual({ A: "1", B: "2" });
    expect(locate(["services", "web", "environment", "A"])).toMatchObject({
      file: expect.stringMatching(/sub\/a\.env$/),
      line: 1,
    });
  });

  it("names each line that it cannot read, and warns of what is not set", () => {
    const files = { "compose.yaml": service("env_file: a.env"), "a.env": "A=1\nB C=2\n\nD='\n" };
    expect(errorsOf(files)).toEqual(["InvalidValueError a.env:2:1 line 2", "InvalidValueError a.env:4:1 line 4"]);
    const { warnings } = composeOf({ "compose.yaml": service("env_file: a.env"), "a.env": "\nA=$NONE\n" });
    expect(warnings.map(({ at, message }) => [at.line, message.includes("NONE")])).toEqual([[2, true]]);
  });
});

describe("label_file", () => {
  it("is read behind the labels of the service", () => {
    const { project } = composeOf({
      "compose.yaml": service("label_file: [a.labels], labels: {b: own}"),
      "a.labels": "a.x=1\nb=2\n",
    });
    expect(project.services.web?.labels).toEqual({ "a.x": "1", b: "own" });
  });
});

describe("a variable without a value", () => {
  it("is passed on from the environment, or from .env", () => {
    const files = { "compose.yaml": service("environment: [A, B, C], build: {args: [A, C]}"), ".env": "B=b\n" };
    const { project } = composeOf(files, { environment: { A: "a" } });
    expect(project.services.web?.environment).toEqual({ A: "a", B: "b", C: null });
    expect(project.services.web?.build?.args).toEqual({ A: "a", C: null });
  });
});
