import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

const LOGGED = { logConfiguration: { logDriver: "awsfirelens" } };
const ROUTER = { firelensConfiguration: { type: "fluentbit" } };

describe("FireLens", () => {
  it("has one router for all that log by it", () => {
    expect(violated(taskOf({}, LOGGED, LOGGED, ROUTER))).toEqual([]);
    expect(violated(taskOf({}, ROUTER))).toEqual([]);
    expect(violated(taskOf({}, LOGGED, {}, LOGGED))).toEqual(["CD038", "CD038"]);
    expect(violated(taskOf({}, LOGGED, ROUTER, ROUTER))).toEqual(["CD038"]);
    expect(violated(taskOf({}, { ...LOGGED, ...ROUTER }))).toEqual([]);
  });

  it("is not judged where the router may be one that only Terraform knows", () => {
    const logged = '{"name":"web","image":"web:1","memory":8,"logConfiguration":{"logDriver":"awsfirelens"}}';
    const definitions = (container_definitions: string) => ({
      aws_ecs_task_definition: { web: { container_definitions } },
    });
    expect(violated(definitions(`[${logged},\${jsonencode(var.router)}]`))).toEqual([]);
    expect(violated(taskOf({}, LOGGED, { firelensConfiguration: "${var.router}" }))).toEqual([]);
  });
});

describe("the configuration file of FireLens", () => {
  const file = (type: unknown, value: unknown) => ({
    firelensConfiguration: { type: "fluentbit", options: { "config-file-type": type, "config-file-value": value } },
  });

  it.each<[unknown, unknown, string[], string[]]>([
    ["file", "/fluent.conf", [], []],
    ["s3", "arn:aws:s3:::shop/fluent.conf", [], ["CD039"]],
    ["url", "https://shop.example", ["CD039"], ["CD039"]],
    ["file", undefined, ["CD039"], ["CD039"]],
    [undefined, "/fluent.conf", ["CD039"], ["CD039"]],
    [undefined, undefined, [], []],
    ["${var.type}", "/fluent.conf", [], []],
    ["file", "${var.value}", [], []],
  ])("of type %j at %j: %j on instances, %j on Fargate", (type, value, onInstances, onFargate) => {
    expect(violated(taskOf({}, file(type, value)))).toEqual(onInstances);
    expect(violated(fargateTaskOf({}, file(type, value)))).toEqual(onFargate);
  });
});
