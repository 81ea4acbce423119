import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

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

describe("what is wrong in a container on Fargate", () => {
  it("is told by its place, with what is right", () => {
    const GPU = { type: "GPU", value: "1" };
    const resourceRequirements = [{ type: "InferenceAccelerator", value: "a" }, GPU];
    const task = fargateTaskOf({}, {}, { stopTimeout: 121, resourceRequirements, dockerSecurityOptions: ["a"] });
    expect(places(task)).toEqual([
      "CD060 container_definitions[1].stopTimeout",
      "CD061 container_definitions[1].resourceRequirements[1].type",
      "CD065 container_definitions[1].dockerSecurityOptions",
    ]);
    expect(messages(task).map((each) => /allowed: (.*?)\. /.exec(each)?.[1])).toEqual([
      "a whole number from 0 to 120 s",
      "none on Fargate",
      "0 to 0 security options",
    ]);
    expect(violated(fargateTaskOf({ requires_compatibilities: ["EC2", "FARGATE"] }, { stopTimeout: 121 }))).toEqual([
      "CD060",
    ]);
    expect(violated(fargateTaskOf({}, { stopTimeout: -1 }))).toEqual(["CD060"]);
  });
});
