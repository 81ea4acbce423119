import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

function ports(...names: string[]) {
  return taskOf({}, { portMappings: names.map((name, i) => ({ containerPort: 80 + i, name })) });
}

describe("the name of a port", () => {
  it.each(["web", "web-80", "_web", "8080", "a".repeat(64), "${var.name}"])("may be %s", (name) => {
    expect(violated(ports(name))).toEqual([]);
  });

  it.each(["Web", "-web", "", "web.api", "a".repeat(65)])("is not %p", (name) => {
    expect(violated(ports(name))).toEqual(["CD018"]);
  });

  it("is one that no other port of the task has", () => {
    const port = { portMappings: [{ containerPort: 80, name: "web" }, { containerPort: 81 }] };
    expect(messages(taskOf({}, port, port))).toEqual([
      'CD019 [aws_ecs_task_definition.web] container_definitions[1].portMappings[0].name is "web"; ' +
        "allowed: a name of its own. Name one of them differently.",
    ]);
  });
});

describe("a wrong name of a port", () => {
  it("is told by its place, with what is right", () => {
    expect(
      messages(taskOf({}, {}, { portMappings: [{ containerPort: 80 }, { containerPort: 81, name: "Web" }] })),
    ).toEqual([
      'CD018 [aws_ecs_task_definition.web] container_definitions[1].portMappings[1].name is "Web"; ' +
        "allowed: 1 to 64 small letters, digits, _ and -, not first a -. Use small letters, digits, _ and -, for example web-80.",
    ]);
    expect(places(ports("a", "b", "a", "b"))).toEqual([
      "CD019 container_definitions[0].portMappings[2].name",
      "CD019 container_definitions[0].portMappings[3].name",
    ]);
  });

  it("is none that only Terraform knows, or that is not there", () => {
    expect(violated(ports("${var.a}", "${var.a}"))).toEqual([]);
    expect(
      violated(taskOf({}, { portMappings: [{ containerPort: 80, name: null }] }, { portMappings: "${var.ports}" })),
    ).toEqual([]);
    expect(violated(ports("a b"))).toEqual(["CD018"]);
    expect(violated(ports("web\n"))).toEqual(["CD018"]);
    expect(violated(ports("0-_a9"))).toEqual([]);
  });
});
