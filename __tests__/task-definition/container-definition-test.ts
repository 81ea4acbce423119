import { TerraformVariable, Testing, Token } from "cdktf";
import { ConfigurationError } from "../../src/core/errors";
import type { ContainerDefinition } from "../../src/task-definition/container-definition";
import type { ContainerDefinitionOptions } from "../../src/task-definition/container-options";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { stackWithProvider, synthesiseFully } from "../support/synth";

type Options = Partial<ContainerDefinitionOptions>;

function textOf(add: (taskDefinition: FargateTaskDefinition) => void): string {
  const stack = synthesiseFully((scope) => add(new FargateTaskDefinition(scope, "web")));
  return String(stack.resource("aws_ecs_task_definition", "web").container_definitions);
}

/** A container as the ECS API gets it, beside another one. */
function container(options: Options): unknown {
  const text = textOf((web) => {
    web.addContainer("app", { image: "app:1", ...options });
    web.addContainer("other", { image: "other:1" });
  });
  return JSON.parse(text)[0];
}

const BARE = { name: "app", image: "app:1" };

describe("a container", () => {
  it("has, when nothing else is said, a name and an image, and leaves the rest to AWS", () => {
    expect(container({})).toEqual(BARE);
  });

  it.each<[string, Options, object]>([
    ["a name", { containerName: "nginx" }, { name: "nginx" }],
    ["whether it is essential", { essential: false }, { essential: false }],
    ["CPU units", { cpu: 128 }, { cpu: 128 }],
    ["0 CPU units", { cpu: 0 }, { cpu: 0 }],
    ["a limit of memory", { memoryLimitMiB: 512 }, { memory: 512 }],
    ["reserved memory", { memoryReservationMiB: 256 }, { memoryReservation: 256 }],
    ["no ports", { portMappings: [] }, { portMappings: [] }],
    ["a port", { portMappings: [{ containerPort: 80 }] }, { portMappings: [{ containerPort: 80 }] }],
    [
      "a port with all that belongs to it",
      { portMappings: [{ containerPort: 53, hostPort: 53, protocol: "udp", name: "dns", appProtocol: "grpc" }] },
      { portMappings: [{ containerPort: 53, hostPort: 53, protocol: "udp", name: "dns", appProtocol: "grpc" }] },
    ],
    [
      "environment variables, in their order",
      { environment: { B: "2", A: "" } },
      {
        environment: [
          { name: "B", value: "2" },
          { name: "A", value: "" },
        ],
      },
    ],
    ["no environment variables", { environment: {} }, { environment: [] }],
    ["a command", { command: ["serve", "--port", "80"] }, { command: ["serve", "--port", "80"] }],
    ["an entry point", { entryPoint: ["/bin/sh", "-c"] }, { entryPoint: ["/bin/sh", "-c"] }],
    ["a folder", { workingDirectory: "/srv" }, { workingDirectory: "/srv" }],
    ["a user", { user: "1000:1000" }, { user: "1000:1000" }],
    ["a file system to read only", { readonlyRootFilesystem: true }, { readonlyRootFilesystem: true }],
    ["a file system to write", { readonlyRootFilesystem: false }, { readonlyRootFilesystem: false }],
    ["seconds to stop", { stopTimeout: 0 }, { stopTimeout: 0 }],
    ["labels", { dockerLabels: { "com.example.team": "shop" } }, { dockerLabels: { "com.example.team": "shop" } }],
  ])("takes %s", (_, options, expected) => {
    expect(container(options)).toEqual({ ...BARE, ...expected });
  });

  it("takes what only Terraform knows as an expression, of its own type", () => {
    const text = textOf((web) => {
      const variable = (id: string) => {
        const made = new TerraformVariable(web, id, {});
        made.overrideLogicalId(id);
        return made;
      };
      web.addContainer("app", {
        image: variable("image").stringValue,
        cpu: variable("cpu").numberValue,
        command: variable("command").listValue,
        portMappings: [{ containerPort: variable("port").numberValue }],
        environment: { URL: `http://${variable("host").stringValue}/"x"` },
      });
    });
    expect(text).toBe(
      '[{"name":"app","image":${jsonencode(var.image)},"cpu":${jsonencode(var.cpu)},' +
        '"portMappings":[{"containerPort":${jsonencode(var.port)}}],' +
        '"environment":[{"name":"URL","value":${jsonencode("http://${var.host}/\\"x\\"")}}],' +
        '"command":${jsonencode(var.command)}}]',
    );
  });
});

describe("the labels of a container", () => {
  it.each<[string, (variable: TerraformVariable) => Readonly<Record<string, string>>]>([
    ["as a map", (variable) => Token.asStringMap(variable.value)],
    ["as it is", (variable) => variable.value],
  ])("may be a map that only Terraform knows, given %s", (_, dockerLabels) => {
    const text = textOf((web) => {
      const variable = new TerraformVariable(web, "labels", { type: "map(string)" });
      variable.overrideLogicalId("labels");
      web.addContainer("app", { image: "app:1", dockerLabels: dockerLabels(variable) });
    });
    expect(text).toBe('[{"name":"app","image":"app:1","dockerLabels":${jsonencode(var.labels)}}]');
  });
});

describe("a container on instances", () => {
  it.each<[string, Options]>([
    ["finds others by name", { links: ["db", "cache:redis"] }],
    ["has a port that Docker chooses", { portMappings: [{ containerPort: 80, hostPort: 0 }] }],
    ["has a port of the instance", { portMappings: [{ containerPort: 80, hostPort: 8080 }] }],
  ])("%s", (_, options) => {
    const stack = synthesiseFully((scope) => {
      const task = new Ec2TaskDefinition(scope, "web", { memoryLimitMiB: 128 });
      task.addContainer("app", { image: "app:1", ...options });
      for (const other of ["db", "cache"]) task.addContainer(other, { image: `${other}:1` });
    });
    const text = String(stack.resource("aws_ecs_task_definition", "web").container_definitions);
    expect(JSON.parse(text)[0]).toEqual({ ...BARE, ...options });
  });
});

describe("the port of a container to reach it on", () => {
  function made(options: Options): ContainerDefinition {
    const taskDefinition = new FargateTaskDefinition(stackWithProvider(Testing.app(), "stack"), "web");
    return taskDefinition.addContainer("app", { image: "app:1", ...options });
  }

  it("is the first", () => {
    expect(made({ portMappings: [{ containerPort: 8080 }, { containerPort: 9090 }] }).defaultPort).toBe(8080);
  });

  it.each<[string, Options]>([
    ["none", {}],
    ["an empty list", { portMappings: [] }],
  ])("is missed when there is %s", (_, options) => {
    expect(() => made(options).defaultPort).toThrow(
      "[stack/web/app] portMappings is not set; allowed: a port to reach the container on. " +
        "Add portMappings: [{ containerPort: ... }].",
    );
  });

  it("is missed when only Terraform knows the ports", () => {
    const stack = stackWithProvider(Testing.app(), "stack");
    const portMappings = new TerraformVariable(stack, "ports", { type: "list(object({ containerPort = number }))" })
      .value;
    const app = new FargateTaskDefinition(stack, "web").addContainer("app", { image: "app:1", portMappings });
    expect(() => app.defaultPort).toThrow(ConfigurationError);
  });
});
