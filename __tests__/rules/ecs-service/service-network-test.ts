import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const NETWORK = { network_configuration: { subnets: ["subnet-1"] } };

const service = (task: Attributes, attributes: Attributes = {}): ResourceMap => ({
  aws_ecs_task_definition: { web: task },
  aws_ecs_service: { web: { task_definition: "${aws_ecs_task_definition.web.arn}", ...attributes } },
});

describe("the network configuration of a service", () => {
  it("is needed in awsvpc mode", () => {
    expect(violated(service({ network_mode: "awsvpc" }, NETWORK))).toEqual([]);
    expect(messages(service({ network_mode: "awsvpc" }))).toEqual([
      "SV006 [aws_ecs_service.web] network_configuration is not set; allowed: subnets, as aws_ecs_task_definition.web is in " +
        "awsvpc mode. Give the service a network configuration, or the task another network mode.",
    ]);
  });

  it.each<[string, Attributes]>([
    ["bridge", { network_mode: "bridge" }],
    ["host", { network_mode: "host" }],
    ["none", { network_mode: "none" }],
    ["bridge", {}],
    ["default", { runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_CORE" } }],
  ])("is refused in %s mode", (mode, task) => {
    expect(violated(service(task))).toEqual([]);
    expect(messages(service(task, NETWORK))).toEqual([
      expect.stringContaining(`; allowed: none, as aws_ecs_task_definition.web is in ${mode} mode. Leave it out`),
    ]);
    expect(violated(service(task, NETWORK))).toEqual(["SV007"]);
  });

  it("is not judged where only Terraform knows", () => {
    for (const attributes of [{}, NETWORK]) {
      expect(violated(service({ network_mode: "${var.mode}" }, attributes))).toEqual([]);
      expect(violated(service({ network_mode: "bridge" }, { ...attributes, task_definition: "web:7" }))).toEqual([]);
    }
    for (const network_mode of ["awsvpc", "bridge"]) {
      expect(violated(service({ network_mode }, { network_configuration: "${var.network}" }))).toEqual([]);
    }
    expect(violated(service({ network_mode: "awsvpc" }, { dynamic: { network_configuration: {} } }))).toEqual([]);
  });
});
