import { TaskContainers } from "../../../src/compose/application/task-containers";
import type { ContainerPlan } from "../../../src/compose/translate/plan";
import { FargateTaskDefinition } from "../../../src/task-definition/fargate-task-definition";
import { containersOf } from "../../support/compose-application";
import { synthesise } from "../../support/synth";

const plan = (service: string, more: Partial<ContainerPlan> = {}): ContainerPlan => ({
  service,
  owner: service,
  image: "nginx",
  container: { linux: {} },
  tmpfs: [],
  ports: [],
  mounts: [],
  files: [],
  logging: undefined,
  waitsFor: [],
  volumesFrom: [],
  secrets: {},
  ...more,
});

describe("the containers of a task", () => {
  it("are one for each plan, with what the plan says, and nothing else", () => {
    const task = synthesise((stack) => {
      const containers = new TaskContainers(new FargateTaskDefinition(stack, "task"), {
        files: undefined,
        secrets: new Map(),
      });
      containers.add(
        plan("web.1", {
          ports: [
            { port: 80, protocol: "tcp" },
            { port: 53, protocol: "udp" },
          ],
        }),
      );
      containers.add(plan("job", { mounts: [{ containerPath: "/cache" }] }));
      containers.add(plan("hook", { owner: "job", mounts: [{ containerPath: "/cache" }] }));
    }).resource("aws_ecs_task_definition", "task");
    expect(containersOf(task)).toEqual([
      {
        name: "web-1",
        image: "nginx",
        portMappings: [
          { containerPort: 80, protocol: "tcp", name: "tcp-80" },
          { containerPort: 53, protocol: "udp" },
        ],
      },
      { name: "job", image: "nginx", mountPoints: [{ sourceVolume: "_job_1", containerPath: "/cache" }] },
      { name: "hook", image: "nginx", mountPoints: [{ sourceVolume: "_job_1", containerPath: "/cache" }] },
    ]);
  });
});
