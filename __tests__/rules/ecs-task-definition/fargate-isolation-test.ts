import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

describe("what only a machine of one's own gives", () => {
  const device = { devices: [{ hostPath: "/dev/fuse" }] };

  it.each<[string, Record<string, unknown>, object, string]>([
    ["the instance's processes", { pid_mode: "host" }, {}, "TD027"],
    ["shared memory of the task", { ipc_mode: "task" }, {}, "TD026"],
    ["all rights", {}, { privileged: true }, "CD059"],
    ["a device", {}, { linuxParameters: device }, "CD062"],
    ["swap", {}, { linuxParameters: { maxSwap: 0 } }, "CD062"],
    ["a capability", {}, { linuxParameters: { capabilities: { add: ["SYS_PTRACE", "SYS_ADMIN"] } } }, "CD063"],
  ])("is refused on Fargate, and taken on EC2: %s", (_, attributes, container, id) => {
    expect(violated(fargateTaskOf(attributes, container))).toEqual([id]);
    expect(violated(taskOf(attributes, container))).toEqual([]);
  });

  it.each([
    { linuxParameters: { devices: [], initProcessEnabled: true, tmpfs: [{ containerPath: "/run", size: 64 }] } },
    { linuxParameters: { capabilities: { drop: ["ALL"], add: [] } } },
    { linuxParameters: { sharedMemorySize: "${var.size}" } },
    { privileged: "${var.privileged}" },
  ])("does not include %j", (container) => {
    expect(violated(fargateTaskOf({}, container))).toEqual([]);
  });

  it("is told by its place", () => {
    const resource = fargateTaskOf({}, {}, { linuxParameters: { capabilities: { add: ["SYS_PTRACE", "NET_ADMIN"] } } });
    expect(messages(resource)).toEqual([
      "CD063 [aws_ecs_task_definition.web] container_definitions[1].linuxParameters.capabilities.add[1] is " +
        '"NET_ADMIN"; allowed: SYS_PTRACE on Fargate. Add SYS_PTRACE alone, or run the task on EC2. ' +
        "Capabilities may be dropped.",
    ]);
  });
});

describe("what is refused on Fargate", () => {
  it.each<[Record<string, unknown>, object, string[]]>([
    [{ ipc_mode: "none" }, {}, ["TD026 ipc_mode"]],
    [{ ipc_mode: "${var.mode}" }, {}, []],
    [{ pid_mode: "host" }, {}, ["TD027 pid_mode"]],
    [{ pid_mode: "task" }, {}, []],
    [{ pid_mode: "${var.mode}" }, {}, []],
    [{}, { privileged: true }, ["CD059 container_definitions[1].privileged"]],
    [{}, { privileged: false }, []],
    [{}, { linuxParameters: { swappiness: 0 } }, ["CD062 container_definitions[1].linuxParameters.swappiness"]],
    [{}, { linuxParameters: { maxSwap: null } }, []],
    [
      {},
      { linuxParameters: { sharedMemorySize: 64, maxSwap: 1, devices: [{ hostPath: "/dev/fuse" }] } },
      ["devices", "sharedMemorySize", "maxSwap"].map(
        (each) => `CD062 container_definitions[1].linuxParameters.${each}`,
      ),
    ],
    [{}, { linuxParameters: "${var.parameters}" }, []],
    [{}, { linuxParameters: { capabilities: { add: ["${var.capability}", "SYS_PTRACE"] } } }, []],
    [{}, { linuxParameters: { capabilities: { add: "${var.capabilities}" } } }, []],
    [
      {},
      { linuxParameters: { capabilities: { add: ["NET_ADMIN", "SYS_PTRACE", "SYS_ADMIN"] } } },
      [0, 2].map((i) => `CD063 container_definitions[1].linuxParameters.capabilities.add[${i}]`),
    ],
  ])("%j, %j: %j", (attributes, container, expected) => {
    expect(places(fargateTaskOf(attributes, {}, container))).toEqual(expected);
  });

  it("is told with what is allowed", () => {
    const all = { privileged: true, linuxParameters: { maxSwap: 1 } };
    expect(
      messages(fargateTaskOf({ ipc_mode: "task", pid_mode: "host" }, all)).map((each) =>
        each.slice(0, 5).concat(/is (.*?)\. /.exec(each)?.[1] ?? ""),
      ),
    ).toEqual([
      'TD026"task"; allowed: none on Fargate',
      'TD027"host"; allowed: task on Fargate',
      "CD059true; allowed: false on Fargate",
      "CD0621; allowed: none on Fargate",
    ]);
  });
});
