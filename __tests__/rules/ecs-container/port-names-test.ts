import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

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
