import { fargateServiceOf, serviceOf, serviceOfTask } from "../../../src/rules/ecs-service/service-example";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

const on = (capacity_provider: unknown) => ({ capacity_provider_strategy: [{ capacity_provider, weight: 1 }] });

describe("a launch type", () => {
  it.each<[unknown, string[]]>([
    ["EC2", []],
    ["FARGATE", []],
    ["EXTERNAL", []],
    ["FARGATE_SPOT", ["SV020"]],
    ["fargate_spot", ["SV003"]],
    ["fargate", ["SV003"]],
    ["${var.type}", []],
    [null, []],
  ])("%j violates %j", (launch_type, expected) => {
    expect(violated(serviceOf({ launch_type }))).toEqual(expected);
  });

  it.each<[unknown, string[]]>([
    ["EC2", ["SV002"]],
    ["FARGATE", ["SV002"]],
    ["EXTERNAL", ["SV022"]],
    ["${var.type}", []],
    [undefined, []],
  ])("%j beside capacity providers violates %j", (launch_type, expected) => {
    expect(violated(serviceOf({ launch_type, ...on("web") }))).toEqual(expected);
  });
});

describe("the task definition of a service", () => {
  const fargate = (task: Record<string, unknown>) => violated(fargateServiceOf({}, task, {}));

  it("is for Fargate on Fargate", () => {
    expect(fargate({ requires_compatibilities: ["EC2"] })).toEqual(["SV004"]);
    expect(fargate({ requires_compatibilities: ["EC2", "FARGATE"] })).toEqual([]);
    expect(fargate({ requires_compatibilities: "${var.compatibilities}" })).toEqual([]);
    expect(fargate({ requires_compatibilities: ["${var.compatibility}"] })).toEqual([]);
  });

  it("may leave it to AWS what it is for, unless that cannot be Fargate", () => {
    expect(fargate({ requires_compatibilities: undefined })).toEqual([]);
    const bridge = serviceOfTask({ launch_type: "FARGATE" }, taskOf({ network_mode: "bridge" }, {}));
    expect(violated(bridge)).toEqual(["SV004"]);
  });

  it("had better be for EC2 on EC2", () => {
    expect(messages(fargateServiceOf({ launch_type: "EC2" }, {}, {}))).toEqual([
      'Warning: SV005 [aws_ecs_service.web] requires_compatibilities of aws_ecs_task_definition.web is ["FARGATE"]; allowed: ' +
        "EC2 among them, as aws_ecs_service.web runs there. Register the task definition for EC2 (Ec2TaskDefinition), or run the " +
        "service on Fargate.",
    ]);
    expect(violated(serviceOfTask({ launch_type: "EC2" }, taskOf({}, {})))).toEqual([]);
  });

  it("is not for Windows on Fargate Spot", () => {
    const windows = { runtime_platform: { operating_system_family: "WINDOWS_SERVER_2019_FULL" } };
    const spot = (task: Record<string, unknown>, provider: unknown) =>
      violated(fargateServiceOf({ launch_type: undefined, ...on(provider) }, task, {}));
    expect(spot(windows, "FARGATE_SPOT")).toEqual(["SV021"]);
    expect(spot(windows, "FARGATE")).toEqual([]);
    expect(spot(windows, "${var.provider}")).toEqual([]);
    expect(spot({ runtime_platform: { operating_system_family: "${var.family}" } }, "FARGATE_SPOT")).toEqual([]);
    expect(spot({}, "FARGATE_SPOT")).toEqual([]);
  });
});

describe("a public IP address", () => {
  const addressed = (launch_type: unknown, assign_public_ip: unknown) =>
    violated(serviceOf({ launch_type, network_configuration: { subnets: ["subnet-1"], assign_public_ip } }));

  it("is for tasks on Fargate", () => {
    expect(addressed("EC2", true)).toEqual(["SV010"]);
    expect(addressed("EXTERNAL", true)).toEqual(["SV010"]);
    expect(addressed("FARGATE", true)).toEqual([]);
    expect(addressed("EC2", false)).toEqual([]);
    expect(addressed("EC2", "${var.public}")).toEqual([]);
    expect(addressed("${var.type}", true)).toEqual([]);
    expect(addressed(undefined, true)).toEqual([]);
  });
});

describe("what is said of where a service runs", () => {
  it.each<[Record<string, unknown>, string]>([
    [
      { launch_type: "FARGATE_SPOT" },
      'launch_type is "FARGATE_SPOT"; allowed: none, with FARGATE_SPOT in capacity_provider_strategy.',
    ],
    [{ launch_type: "LAMBDA" }, 'launch_type is "LAMBDA"; allowed: EC2, FARGATE, EXTERNAL.'],
    [{ launch_type: "EC2", ...on("web") }, 'launch_type is "EC2"; allowed: none beside capacity_provider_strategy.'],
    [
      { launch_type: "EXTERNAL", network_configuration: { subnets: ["subnet-1"], assign_public_ip: "true" } },
      'network_configuration[0].assign_public_ip is "true"; allowed: false on EXTERNAL.',
    ],
  ])("%j", (attributes, expected) => {
    expect(messages(serviceOf(attributes))).toEqual([expect.stringContaining(expected)]);
  });

  it.each<[unknown, unknown, string[]]>([
    ["EC2", true, ["SV010"]],
    ["EC2", false, []],
    ["EC2", undefined, []],
    ["EC2", "${var.public}", []],
    ["FARGATE", true, []],
    ["${var.type}", true, []],
  ])("on %j with a public address: %j violates %j", (launch_type, assign_public_ip, expected) => {
    const network_configuration = { subnets: ["subnet-1"], assign_public_ip };
    expect(violated(serviceOf({ launch_type, network_configuration }))).toEqual(expected);
  });

  it("is nothing of a task definition that is elsewhere", () => {
    for (const launch_type of ["EC2", "FARGATE"]) {
      expect(violated(serviceOf({ launch_type, task_definition: "web:1" }))).toEqual([]);
    }
  });

  it("is Windows on Spot", () => {
    const windows = { runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_CORE" } };
    const spot = (provider: string, task: Record<string, unknown>) =>
      messages(fargateServiceOf({ launch_type: undefined, ...on(provider) }, task, {}));
    expect(spot("FARGATE_SPOT", windows)).toEqual([
      expect.stringContaining(
        'capacity_provider_strategy[].capacity_provider is "FARGATE_SPOT"; allowed: FARGATE, as aws_ecs_task_definition.web is for Windows.',
      ),
    ]);
    expect(spot("FARGATE", windows)).toEqual([]);
    expect(spot("FARGATE_SPOT", {})).toEqual([]);
  });
});
