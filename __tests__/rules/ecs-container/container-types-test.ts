import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const definitions = (container_definitions: unknown) => ({
  aws_ecs_task_definition: { web: { container_definitions } },
});
const SHORT = '{"name":"web","image":"web:1","memory":128';

describe("container definitions", () => {
  it.each(["not JSON", "{}", '"web"', "null", "7", 7, [{ name: "web" }]])("are a list in JSON, not %j", (text) => {
    expect(violated(definitions(text))).toEqual(["TD061"]);
  });

  it.each(["[null]", "[7]", '["web"]', "[[]]"])("are a list of objects, not %s", (text) => {
    expect(violated(definitions(text))).toEqual(["TD061"]);
  });

  it.each([
    "${var.containers}",
    "${jsonencode([])}",
    "[${var.container}]",
    "%{ if var.x }[]%{ endif }",
    undefined,
    null,
  ])("may be known to Terraform only: %j", (text) => {
    expect(violated(definitions(text))).toEqual([]);
  });

  it.each<[object, string]>([
    [{ memory: "128" }, "memory"],
    [{ memory: 128.5 }, "memory"],
    [{ stopTimeout: 2 ** 31 }, "stopTimeout"],
    [{ essential: "true" }, "essential"],
    [{ command: "serve" }, "command"],
    [{ command: ["serve", 80] }, "command[1]"],
    [{ portMappings: { containerPort: 80 } }, "portMappings"],
    [{ portMappings: [{ containerPort: "80" }] }, "portMappings[0].containerPort"],
    [{ environment: { PORT: "80" } }, "environment"],
    [{ environment: [{ name: "PORT", value: 80 }] }, "environment[0].value"],
    [{ dockerLabels: { port: 80 } }, "dockerLabels.port"],
    [{ dockerLabels: [] }, "dockerLabels"],
    [{ linuxParameters: { tmpfs: [{ size: "64" }] } }, "linuxParameters.tmpfs[0].size"],
  ])("have values of the types of the API: not %j", (container, place) => {
    const [first, ...others] = messages(taskOf({ memory: "512" }, container)).filter((each) =>
      each.startsWith("TD061"),
    );
    expect(first).toContain(`TD061 [aws_ecs_task_definition.web] container_definitions[0].${place} is `);
    expect(others).toEqual([]);
  });

  it("may have null for what is not there, and expressions for anything", () => {
    expect(violated(taskOf({}, { cpu: null, command: null, portMappings: null, dockerLabels: null }))).toEqual([]);
    const texts = ['"cpu":${var.cpu}', '"portMappings":"${var.ports}"', '"command":["${var.command}"]'];
    for (const text of texts) expect(violated(definitions(`[${SHORT},${text}}]`))).toEqual([]);
  });

  it("have the keys of the API, in any case of letters", () => {
    expect(violated(taskOf({}, { Essential: true, PortMappings: [{ containerport: 80 }] }))).toEqual([]);
    expect(messages(taskOf({}, { port_mappings: [], healthCheck: { command: ["CMD", "true"], period: 5 } }))).toEqual([
      expect.stringContaining(
        'TD062 [aws_ecs_task_definition.web] container_definitions[0].port_mappings is "port_mappings"; ',
      ),
      expect.stringMatching(
        /healthCheck\.period is "period"; allowed: command, interval, timeout, retries, startPeriod\. /,
      ),
    ]);
    expect(violated(definitions(`[${SHORT},"\${var.key}":1}]`))).toEqual([]);
  });

  it("may have any key where the API has a map", () => {
    expect(violated(taskOf({}, { dockerLabels: { "com.example.team": "shop" } }))).toEqual([]);
  });

  it("are right by the keys that they have in another case", () => {
    expect(violated(taskOf({}, { HealthCheck: { Command: ["true"] } }))).toEqual(["CD040"]);
  });
});

describe("what is wrong in container definitions", () => {
  it.each<[object, string[]]>([
    [{ essential: 1 }, ["TD061 essential"]],
    [{ memory: 2147483648 }, ["TD061 memory"]],
    [{ memory: -2147483648 }, ["TD061 memory"]],
    [{ memory: true }, ["TD061 memory"]],
    [{ image: 7 }, ["TD061 image"]],
    [{ command: { 0: "serve" } }, ["TD061 command", "TD062 command.0"]],
    [{ dockerLabels: { a: "b", c: 1 } }, ["TD061 dockerLabels.c"]],
    [{ dockerLabels: { toString: "b" } }, []],
    [
      { linuxParameters: { devices: [{}, { permissions: ["read", 7] }] } },
      ["TD061 linuxParameters.devices[1].permissions[1]"],
    ],
    [{ toString: {} }, ["TD062 toString"]],
    [{ constructor: "a" }, ["TD062 constructor"]],
    [{ healthCheck: { command: ["CMD", "true"], hasOwn: {} } }, ["TD062 healthCheck.hasOwn"]],
    [{ portMappings: [{ containerPort: 80 }, { containerPort: 81, port: 82 }] }, ["TD062 portMappings[1].port"]],
    [{ healthCheck: ["CMD"] }, ["TD061 healthCheck"]],
    [{ image: ["a"] }, ["TD061 image"]],
    [{ environment: [["a"]] }, ["TD061 environment[0]"]],
    [{ command: [null] }, []],
    [{ portMappings: {} }, ["TD061 portMappings"]],
    [{ image: {} }, ["TD061 image"]],
    [{ cpu: {} }, ["TD061 cpu"]],
    [{ cpu: [] }, ["TD061 cpu"]],
    [{ dockerLabels: {}, linuxParameters: {}, command: [] }, []],
    [{ Image: "a", PORTMAPPINGS: [{ HostPort: "80" }] }, ["TD061 PORTMAPPINGS[0].HostPort"]],
  ])("%j: %j", (container, expected) => {
    expect(places(taskOf({ memory: "512" }, {}, container)).filter((each) => each.startsWith("TD06"))).toEqual(
      expected.map((each) => each.replace(" ", " container_definitions[1].")),
    );
  });

  it("is told with what is right", () => {
    const allowed = (text: unknown) => messages(definitions(text)).map((each) => /allowed: (.*?)\. /.exec(each)?.[1]);
    expect(allowed("{}")).toEqual(["a text with a list in JSON"]);
    expect(allowed("[null]")).toEqual(["an object"]);
    expect(allowed("[7]")).toEqual(["an object"]);
    const of = (container: object) =>
      messages(taskOf({ memory: "512" }, container))
        .filter((each) => each.startsWith("TD061"))
        .map((each) => /allowed: (.*?)\. /.exec(each)?.[1]);
    expect(of({ image: 7 })).toEqual(["a text"]);
    expect(of({ essential: "true" })).toEqual(["true or false"]);
    expect(of({ cpu: "1" })).toEqual(["a whole number below 2147483648, not in quotes"]);
    expect(of({ command: "serve" })).toEqual(["a list"]);
    expect(of({ dockerLabels: [] })).toEqual(["an object"]);
    expect(of({ memory: 2147483647, cpu: -2147483647 })).toEqual([]);
    expect(places(definitions("[null]"))).toEqual(["TD061 container_definitions[0]"]);
    expect(places(definitions("{}"))).toEqual(["TD061 container_definitions"]);
  });
});
