import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

const on = (container: object) => ({
  fargate: violated(fargateTaskOf({}, container)),
  instances: violated(taskOf({ requires_compatibilities: ["EC2"] }, container)),
});

describe("a container on Fargate", () => {
  it.each<[unknown, string[]]>([
    [0, []],
    [2, []],
    [120, []],
    [121, ["CD060"]],
    [null, []],
    ["${var.timeout}", []],
  ])("has %j s to stop: %j", (stopTimeout, fargate) => {
    expect(on({ stopTimeout })).toEqual({ fargate, instances: [] });
  });

  it.each<[unknown, string[]]>([
    [[{ type: "GPU", value: "1" }], ["CD061"]],
    [[{ type: "InferenceAccelerator", value: "device" }], []],
    [[{ type: "${var.type}", value: "1" }], []],
    [[], []],
    ["${var.requirements}", []],
  ])("needs %j: %j", (resourceRequirements, fargate) => {
    expect(on({ resourceRequirements })).toEqual({ fargate, instances: [] });
  });

  it.each<[unknown, string[]]>([
    [["no-new-privileges"], ["CD065"]],
    [[], []],
    [null, []],
    ["${var.options}", []],
  ])("has the security options %j: %j", (dockerSecurityOptions, fargate) => {
    expect(on({ dockerSecurityOptions })).toEqual({ fargate, instances: [] });
  });
});
