import { composeOf, errorsOf, messagesOf } from "../../support/compose";

describe("references", () => {
  it("lead to what is declared, in this file or another one", () => {
    const files = {
      "a.yaml":
        "services: {a: {image: x, networks: [n], volumes: ['v:/v'], secrets: [s], configs: [c], models: [m], depends_on: [b]}}",
      "b.yaml":
        "services: {b: {image: x}}\nnetworks: {n: }\nvolumes: {v: }\nsecrets: {s: {file: f}}\nconfigs: {c: {file: f}}\nmodels: {m: {model: x}}",
    };
    expect(Object.keys(composeOf(files, { files: ["a.yaml", "b.yaml"] }).project.services)).toEqual(["a", "b"]);
  });

  it("to mounts without a name, to the host and to containers need nothing", () => {
    const file =
      "services: {a: {image: x, volumes: [/v, /h:/w], network_mode: 'container:other', volumes_from: ['container:other'], pid: host}}";
    expect(errorsOf(file)).toEqual([]);
  });

  it("to a namespace or a link are reported once, where they are written", () => {
    expect(errorsOf("services:\n  a: {image: x, ipc: 'service:b', links: [c], depends_on: [c]}\n")).toEqual([
      "UnknownReferenceError compose.yaml:2:22 services.a.ipc",
      "UnknownReferenceError compose.yaml:2:43 services.a.links.0",
      "UnknownReferenceError compose.yaml:2:60 services.a.depends_on.c",
    ]);
  });

  it("to nothing say what there is, and what may have been meant", () => {
    expect(messagesOf("services: {a: {image: x, volumes: ['date:/v']}}\nvolumes: {data: , logs: }")).toEqual([
      'compose.yaml:1:36: services.a.volumes[0].source is "date"; allowed: a key of volumes: data, logs. Did you mean data?',
    ]);
    expect(messagesOf("services: {a: {image: x, secrets: [s]}}")).toEqual([
      'compose.yaml:1:36: services.a.secrets[0].source is "s"; allowed: a key of secrets, which has none. Declare s under secrets.',
    ]);
  });

  it("that are not required may lead to what a profile keeps out, not to nothing", () => {
    const file = (name: string) =>
      `services:\n  a: {image: x, depends_on: {${name}: {condition: service_started, required: false}}}\n  b: {image: x, profiles: [p]}\n`;
    expect(errorsOf(file("b"))).toEqual([]);
    expect(errorsOf(file("c"))).toEqual(["UnknownReferenceError compose.yaml:2:30 services.a.depends_on.c"]);
  });

  it("do not find what only objects have", () => {
    expect(errorsOf("services: {a: {image: x, networks: [constructor]}}")).toHaveLength(1);
  });
});
