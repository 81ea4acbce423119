import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

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

describe("a mistake in FireLens", () => {
  const FILE = "config-file-type";

  it("is told by its place, with what is right", () => {
    expect(messages(taskOf({}, ROUTER, LOGGED, ROUTER, ROUTER))).toEqual(
      [2, 3].map(
        (i) =>
          `CD038 [aws_ecs_task_definition.web] container_definitions[${i}].firelensConfiguration is {"type":"fluentbit"}; ` +
          "allowed: one container with it. Give one container a firelensConfiguration.",
      ),
    );
    expect(messages(taskOf({}, {}, LOGGED))).toEqual([
      'CD038 [aws_ecs_task_definition.web] container_definitions[1].logConfiguration.logDriver is "awsfirelens"; ' +
        "allowed: another driver, as no container has a firelensConfiguration. Give one container a firelensConfiguration.",
    ]);
    const file = (options: object) => taskOf({}, {}, { firelensConfiguration: { type: "fluentbit", options } });
    expect(messages(file({ [FILE]: "url" }))).toEqual([
      'CD039 [aws_ecs_task_definition.web] container_definitions[1].firelensConfiguration.options.config-file-type is "url"; ' +
        "allowed: file, s3. Set config-file-type to file or s3, and config-file-value to the path or the ARN.",
    ]);
    expect(messages(file({ [FILE]: "file" }))).toEqual([
      "CD039 [aws_ecs_task_definition.web] container_definitions[1].firelensConfiguration.options.config-file-value is not set; " +
        "allowed: a path or an ARN. Set config-file-type to file or s3, and config-file-value to the path or the ARN.",
    ]);
    expect(places(file({ "config-file-value": "/a" }))).toEqual([
      "CD039 container_definitions[1].firelensConfiguration.options.config-file-type",
    ]);
    expect(messages(file({ [FILE]: null, "config-file-value": "/a" })).join()).toContain(`${FILE} is not set; `);
    expect(places(file({ [FILE]: "", "config-file-value": "" }))).toEqual([]);
    expect(places(file({ [FILE]: "${var.type}" }))).toEqual([
      "CD039 container_definitions[1].firelensConfiguration.options.config-file-value",
    ]);
    expect(places(file({ [FILE]: 7, "config-file-value": "/a" }))).toContain(
      "CD039 container_definitions[1].firelensConfiguration.options.config-file-type",
    );
  });

  it("is none where FireLens is not used", () => {
    const logConfiguration = { logDriver: "json-file" };
    expect(violated(taskOf({}, { logConfiguration }, { firelensConfiguration: null }))).toEqual([]);
    expect(violated(taskOf({}, { firelensConfiguration: { type: "fluentd" } }))).toEqual([]);
  });
});
