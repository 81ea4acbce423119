import { TerraformOutput, Testing } from "cdktf";
import { ConfigurationError } from "../../src/core/errors";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { stackWithProvider, synthesiseFully } from "../support/synth";
import { withContainer } from "../support/with-container";

function taskDefinition(): FargateTaskDefinition {
  return new FargateTaskDefinition(stackWithProvider(Testing.app(), "stack"), "web");
}

function errorOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

describe("the containers of a task definition", () => {
  it("stand in the order in which they were added", () => {
    const stack = synthesiseFully((scope) => {
      const web = new FargateTaskDefinition(scope, "web");
      const added = ["b", "a", "c"].map((name) => web.addContainer(name, { image: `${name}:1` }));
      expect(web.containers).toEqual(added);
    });
    const { container_definitions } = stack.resource("aws_ecs_task_definition", "web");
    expect(JSON.parse(String(container_definitions)).map(({ name }: { name: string }) => name)).toEqual([
      "b",
      "a",
      "c",
    ]);
  });

  it("are found by their names, not by their ids", () => {
    const web = taskDefinition();
    const nginx = web.addContainer("proxy", { image: "nginx:1.27", containerName: "nginx" });
    expect(web.findContainer("nginx")).toBe(nginx);
    expect(() => web.findContainer("proxy")).toThrow(ConfigurationError);
  });

  it("are named, all of them, when one is not found", () => {
    const web = taskDefinition();
    web.addContainer("nginx", { image: "nginx:1.27" });
    expect(() => web.findContainer("apache")).toThrow('containerName is "apache"; allowed: nginx. ');
    web.addContainer("app", { image: "app:1" });
    expect(() => web.findContainer("apache")).toThrow(
      '[stack/web] containerName is "apache"; allowed: nginx, app. ' +
        "Name a container of the task definition, or add one with addContainer().",
    );
  });

  it("are not there yet, which an error says too", () => {
    expect(() => taskDefinition().findContainer("app")).toThrow('containerName is "app"; allowed: none yet.');
  });

  it.each([
    ["the same id", "app", undefined],
    ["another id and the same name", "second", "app"],
  ])("have different names: one with %s is refused", (_, id, containerName) => {
    const web = taskDefinition();
    web.addContainer("app", { image: "app:1" });
    const error = errorOf(() => web.addContainer(id, { image: "app:2", containerName }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toHaveProperty(
      "message",
      '[stack/web] containerName is "app"; allowed: a name that is not among app. ' +
        "Containers of a task have different names.",
    );
    expect(web.containers).toHaveLength(1);
  });

  it("have a first one, which is meant when nobody says which", () => {
    const web = taskDefinition();
    const first = web.addContainer("nginx", { image: "nginx:1.27" });
    web.addContainer("app", { image: "app:1" });
    expect(web.defaultContainer).toBe(first);
  });

  it("have no first one if there is none", () => {
    expect(() => taskDefinition().defaultContainer).toThrow(
      "[stack/web] containers is []; allowed: at least one container. Add one with addContainer().",
    );
  });
});

describe("a task definition", () => {
  it("tells the ARN of its revision", () => {
    const stack = synthesiseFully((scope) => {
      new TerraformOutput(scope, "arn", {
        value: withContainer(new FargateTaskDefinition(scope, "web")).taskDefinitionArn,
      });
    });
    expect(stack.output("arn").value).toBe("${aws_ecs_task_definition.web.arn}");
  });
});
