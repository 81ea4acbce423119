import * as fc from "fast-check";
import { stringify } from "yaml";
import type { ComposeProject } from "../../../src/compose/model/project";
import { composeFile } from "../../../src/compose/model/project";
import { Problems } from "../../../src/compose/problems";
import { canonicalNode, mergeNodes, settleTags } from "../../../src/compose/schema/type";
import type { Node } from "../../../src/compose/yaml/node";
import { parseYaml } from "../../../src/compose/yaml/parse";
import { composeOf } from "../../support/compose";

function merged(...files: string[]): ComposeProject {
  const named = Object.fromEntries(files.map((content, index) => [`${index}.yaml`, content]));
  return composeOf(named, { files: Object.keys(named) }).project;
}

function web(...settings: string[]) {
  return merged(...settings.map((each) => `services: {web: {image: x, ${each}}}`)).services.web;
}

describe("a second file", () => {
  it("adds and replaces entries of mappings", () => {
    const { services, networks } = merged(
      "services: {a: {image: one, tty: true}, b: {image: b}}\nnetworks: {n: {driver: bridge}}",
      "services: {a: {image: two}, c: {image: c}}\nnetworks: {n: {internal: true}}",
    );
    expect(Object.keys(services)).toEqual(["a", "b", "c"]);
    expect(services.a).toMatchObject({ image: "two", tty: true });
    expect(networks.n).toMatchObject({ driver: "bridge", internal: true });
  });

  it("appends to lists, and names nothing twice", () => {
    expect(web("dns: [1.1.1.1], cap_add: [A, B]", "dns: 8.8.8.8, cap_add: [B, C]")).toMatchObject({
      dns: ["1.1.1.1", "8.8.8.8"],
      cap_add: ["A", "B", "C"],
    });
  });

  it("replaces commands and the tests of health checks", () => {
    const first = "command: [a, b], entrypoint: [c], healthcheck: {test: [CMD, d], retries: 3}";
    expect(web(first, "command: e f, entrypoint: [], healthcheck: {test: g}")).toMatchObject({
      command: ["e", "f"],
      entrypoint: [],
      healthcheck: { test: ["CMD-SHELL", "g"], retries: 3 },
    });
    expect(web(first, "command: null")?.command).toBeUndefined();
  });

  it.each([
    ["environment: {A: 1, B: 1}", "environment: [B=2, C=3]", { environment: { A: "1", B: "2", C: "3" } }],
    ["environment: [A=1]", "environment: {A: }", { environment: { A: null } }],
    ["labels: [a.b=1]", "labels: {a.b: 2, c: 3}", { labels: { "a.b": "2", c: "3" } }],
    ["sysctls: [a=1]", "sysctls: {b: 2}", { sysctls: { a: "1", b: "2" } }],
    ["extra_hosts: ['a:1.1.1.1']", "extra_hosts: {b: 2.2.2.2}", { extra_hosts: { a: ["1.1.1.1"], b: ["2.2.2.2"] } }],
  ])("merges %s with %s by keys", (one, other, expected) => {
    expect(web(one, other)).toMatchObject(expected);
  });

  it("merges ports by address, port and protocol", () => {
    const ports = web(
      "ports: ['80:80', '127.0.0.1:81:81']",
      "ports: [{target: 80, published: 80, name: web}, '53:53/udp']",
    )?.ports;
    expect(ports?.map(({ target, name, protocol }) => [target, name, protocol])).toEqual([
      [80, "web", "tcp"],
      [81, undefined, "tcp"],
      [53, undefined, "udp"],
    ]);
  });

  it("merges mounts, secrets and devices by their targets", () => {
    const one = "volumes: ['/a:/x', '/b:/y'], secrets: [k], devices: ['/dev/a:/dev/x']";
    const other = "volumes: ['/c:/x:ro'], secrets: [{source: k, mode: 0400}], devices: ['/dev/b:/dev/x']";
    const { services } = merged(
      `services: {web: {image: x, ${one}}}\nsecrets: {k: {file: f}}`,
      `services: {web: {${other}}}`,
    );
    expect(services.web).toMatchObject({
      volumes: [{ source: "/c", target: "/x", read_only: true }, { source: "/b" }],
      secrets: [{ source: "k", mode: 0o400 }],
      devices: [{ source: "/dev/b", target: "/dev/x" }],
    });
  });

  it("merges short syntax with long", () => {
    const networks = "networks: {a: , b: }";
    const { services } = merged(
      `services: {web: {build: ./web, depends_on: [db], networks: [a]}, db: {image: x}}\n${networks}`,
      "services: {web: {build: {target: dev}, depends_on: {db: {condition: service_healthy}}, networks: {b: {aliases: [w]}}}}",
    );
    expect(services.web).toMatchObject({
      build: { context: expect.stringMatching(/\/web$/), target: "dev" },
      depends_on: { db: { condition: "service_healthy" } },
      networks: { a: {}, b: { aliases: ["w"] } },
    });
  });

  it("keeps the options of a logging driver, and drops those of another", () => {
    const first = "logging: {driver: json-file, options: {max-size: 1m}}";
    expect(web(first, "logging: {options: {max-file: 2}}")?.logging?.options).toEqual({
      "max-size": "1m",
      "max-file": "2",
    });
    expect(web(first, "logging: {driver: syslog}")?.logging).toEqual({ driver: "syslog" });
  });

  it("replaces ulimits whole", () => {
    expect(web("ulimits: {nofile: {soft: 1, hard: 2}}", "ulimits: {nofile: 3}")?.ulimits).toEqual({
      nofile: { soft: 3, hard: 3 },
    });
  });

  it("takes away what it resets, and replaces what it overrides", () => {
    const first = "ports: ['80:80'], environment: {A: 1, B: 2}, command: a";
    const second = "ports: !override ['81:81'], environment: {A: !reset null}, command: !reset null";
    const service = web(first, second);
    expect(service?.ports?.map(({ target }) => target)).toEqual([81]);
    expect(service?.environment).toEqual({ B: "2" });
    expect(service?.command).toBeUndefined();
  });

  it("can be followed by a third, which sets again what it resets, and adds to what it overrides", () => {
    const first = "dns: [a], environment: {A: 1, B: 1}";
    expect(web(first, "dns: !reset [], environment: {A: !reset null}", "dns: [b], environment: {A: 3}")).toMatchObject({
      dns: ["b"],
      environment: { A: "3", B: "1" },
    });
    expect(web(first, "dns: !override [b]", "dns: [c]")?.dns).toEqual(["b", "c"]);
  });

  it("has its relative paths beside the first", () => {
    const files = { "a/0.yaml": "services: {web: {image: x}}", "b/1.yaml": "services: {web: {volumes: ['./d:/d']}}" };
    const { project } = composeOf(files, { files: Object.keys(files) });
    expect(project.services.web?.volumes?.[0]?.source).toMatch(/\/a\/d$/);
  });

  it("is what a second document of one file is, too", () => {
    expect(merged("services: {web: {image: x}}\n---\nservices: {web: {tty: true}}").services.web).toMatchObject({
      image: "x",
      tty: true,
    });
  });
});

const word = fc.constantFrom("a", "b", "c");
const service = fc.record(
  {
    image: word,
    command: fc.oneof(word, fc.array(word)),
    environment: fc.oneof(fc.dictionary(word, word), fc.array(word.map((key) => `${key}=1`))),
    cap_add: fc.uniqueArray(word),
    ports: fc.uniqueArray(fc.constantFrom("80:80", "81:81/udp", "82")),
    volumes: fc.uniqueArray(fc.constantFrom("/a:/x", "/b:/x:ro", "/c:/y"), { selector: (mount) => mount.slice(3, 5) }),
    ulimits: fc.dictionary(fc.constantFrom("nofile"), fc.nat(9)),
    build: fc.oneof(fc.constantFrom("/p", "/q"), fc.record({ target: word }, { requiredKeys: [] })),
    deploy: fc.record({ replicas: fc.nat(3), labels: fc.dictionary(word, word) }, { requiredKeys: [] }),
    depends_on: fc.uniqueArray(word),
  },
  { requiredKeys: [] },
);
const TAGS = ["", "", "", "!reset ", "!override "];
/** A file of two services, some of whose values are tagged. */
const file = fc
  .tuple(
    fc.dictionary(fc.constantFrom("s", "t"), service),
    fc.array(fc.constantFrom(...TAGS), { minLength: 40, maxLength: 40 }),
  )
  .map(([services, tags]) => {
    const next = () => tags.pop() ?? "";
    const tagged = Object.entries(services).map(([name, keys]) => {
      const lines = Object.entries(keys).map(([key, value]) => `    ${key}: ${next()}${JSON.stringify(value)}`);
      return `  ${name}:${lines.length === 0 ? " {}" : ""}\n${lines.join("\n")}`;
    });
    return `services:${tagged.length === 0 ? " {}" : ""}\n${tagged.join("\n")}\n`;
  });

function nodeOf(text: string): Node {
  const problems = new Problems();
  const [node] = parseYaml(text, { file: "f", directory: "/", environment: {} }, problems);
  if (node === undefined) throw new Error("no document");
  return canonicalNode(composeFile, node, problems);
}

function readOf(node: Node): unknown {
  return composeFile.read(settleTags(node), [], new Problems());
}

describe("merging any three files", () => {
  it("gives the same, whichever two are merged first", () => {
    fc.assert(
      fc.property(file, file, file, (a, b, c) => {
        const [x, y, z] = [nodeOf(a), nodeOf(b), nodeOf(c)];
        const left = mergeNodes(composeFile, mergeNodes(composeFile, x, y), z);
        const right = mergeNodes(composeFile, x, mergeNodes(composeFile, y, z));
        expect(readOf(left)).toEqual(readOf(right));
      }),
      { numRuns: 300 },
    );
  });

  it("gives the file itself, if the other says nothing", () => {
    fc.assert(
      fc.property(file, (a) => {
        const nothing = nodeOf(stringify({ services: {} }));
        expect(readOf(mergeNodes(composeFile, nothing, nodeOf(a)))).toEqual(readOf(nodeOf(a)));
        expect(readOf(mergeNodes(composeFile, nodeOf(a), nothing))).toEqual(readOf(nodeOf(a)));
      }),
      { numRuns: 100 },
    );
  });
});
