import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

describe("names and name servers of a container", () => {
  const all = { hostname: "web", extraHosts: [{ hostname: "db", ipAddress: "10.0.0.5" }], dnsServers: ["10.0.0.2"] };

  it("are refused in awsvpc mode alone", () => {
    expect(violated(taskOf({ network_mode: "awsvpc" }, {}, all))).toEqual(["CD027", "CD028", "CD029"]);
    for (const network_mode of ["bridge", "host", undefined, "${var.mode}"]) {
      expect(violated(taskOf({ network_mode }, all))).toEqual([]);
    }
  });

  it("are told by their container", () => {
    expect(messages(taskOf({ network_mode: "awsvpc" }, {}, { hostname: "web" }))).toEqual([
      'CD027 [aws_ecs_task_definition.web] container_definitions[1].hostname is "web"; allowed: none in awsvpc mode. ' +
        "Leave it out, or use bridge or host mode: in awsvpc mode the network is that of the task.",
    ]);
  });

  it.each([{ extraHosts: [] }, { dnsServers: [] }, { hostname: null }, { hostname: "${var.name}" }])(
    "may be %j",
    (container) => {
      expect(violated(taskOf({ network_mode: "awsvpc" }, container))).toEqual([]);
    },
  );
});

describe("a name of one container's own", () => {
  it.each(["hostname", "extraHosts", "dnsServers"])("is told by its place: %s", (member) => {
    const list = member === "extraHosts" ? [{ hostname: "db", ipAddress: "10.0.0.5" }] : ["10.0.0.2"];
    const container = { [member]: member === "hostname" ? "web" : list };
    const [id] = places(taskOf({ network_mode: "awsvpc" }, {}, container));
    expect(id).toMatch(new RegExp(`^CD02[789] container_definitions\\[1\\]\\.${member}$`));
    expect(violated(taskOf({ network_mode: "awsvpc" }, { [member]: null }, { [member]: "${var.x}" }))).toEqual([]);
  });
});
