import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

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
