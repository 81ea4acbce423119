import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

const PROXY = { container_name: "envoy", properties: { IgnoredUID: "1337" } };
const proxied = (proxy: object, network_mode: unknown = "awsvpc") =>
  violated(taskOf({ network_mode, proxy_configuration: [{ ...PROXY, ...proxy }] }, {}, { name: "envoy" }));

describe("the proxy of a task", () => {
  it("is in awsvpc mode", () => {
    for (const mode of ["awsvpc", "${var.mode}"]) expect(proxied({}, mode)).toEqual([]);
    for (const mode of ["bridge", "host", "none", null]) expect(proxied({}, mode)).toEqual(["TD034"]);
  });

  it.each<[unknown, string[]]>([
    [{ IgnoredUID: "1337" }, []],
    [{ IgnoredGID: "1337" }, []],
    [{ IgnoredUID: "${var.user}" }, []],
    ["${var.properties}", []],
    [{ IgnoredUID: "", IgnoredGID: "" }, ["TD035"]],
    [{ AppPorts: "80" }, ["TD035"]],
    [undefined, ["TD035"]],
  ])("ignores itself by %j: %j", (properties, expected) => {
    expect(proxied({ properties })).toEqual(expected);
  });

  it("is a container of the task", () => {
    expect(proxied({ container_name: "proxy" })).toEqual(["TD036"]);
    expect(proxied({ container_name: "${var.proxy}" })).toEqual([]);
    const unknown = taskOf({ network_mode: "awsvpc", proxy_configuration: PROXY }, { name: "${var.name}" });
    expect(violated(unknown)).toEqual([]);
  });
});

describe("a wrong proxy", () => {
  it("is told with what is right", () => {
    const of = (proxy: object, attributes: Record<string, unknown> = {}) =>
      messages(
        taskOf(
          { network_mode: "awsvpc", ...attributes, proxy_configuration: { ...PROXY, ...proxy } },
          {},
          { name: "envoy" },
        ),
      ).map((each) => /\] (.*?)\. /.exec(each)?.[1]);
    expect(of({}, { network_mode: undefined })).toEqual([
      'network_mode is "bridge"; allowed: awsvpc, as there is a proxy',
    ]);
    expect(of({ properties: { AppPorts: "80" } })).toEqual([
      'proxy_configuration[0].properties is {"AppPorts":"80"}; allowed: IgnoredUID or IgnoredGID',
    ]);
    expect(of({ properties: null })).toEqual([
      "proxy_configuration[0].properties is not set; allowed: IgnoredUID or IgnoredGID",
    ]);
    expect(of({ container_name: "proxy" })).toEqual([
      'proxy_configuration[0].container_name is "proxy"; allowed: c0, envoy',
    ]);
  });

  it("is none where there is no proxy", () => {
    for (const proxy_configuration of [[], null, "${var.proxy}"]) {
      expect(violated(taskOf({ network_mode: "bridge", proxy_configuration }))).toEqual([]);
    }
  });

  it("is not told where only Terraform knows a container", () => {
    const container_definitions = '[{"name":"web","image":"web:1","memory":8},${jsonencode(var.proxy)}]';
    const web = { network_mode: "awsvpc", proxy_configuration: PROXY, container_definitions };
    expect(violated({ aws_ecs_task_definition: { web } })).toEqual([]);
    expect(proxied({ container_name: undefined })).toEqual([]);
  });
});
