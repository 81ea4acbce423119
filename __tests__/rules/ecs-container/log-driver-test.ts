import type { ResourceMap } from "../../../src/rules/configuration";
import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const ROLE = { execution_role_arn: "arn:aws:iam::123456789012:role/execution" };
const GROUP = "${aws_cloudwatch_log_group.web.name}";
const NEEDED = { "awslogs-group": GROUP, "awslogs-region": "eu-central-1" };
const PREFIX = { "awslogs-stream-prefix": "web" };
const SPLUNK = { "splunk-url": "https://splunk.example", "splunk-token": "1" };

const logged = (logDriver: unknown, options?: unknown, secretOptions?: unknown) => ({
  logConfiguration: { logDriver, options, secretOptions },
});
const onInstances = (...args: Parameters<typeof logged>) => violated(taskOf(ROLE, logged(...args)));
const onFargate = (...args: Parameters<typeof logged>) => violated(fargateTaskOf(ROLE, logged(...args)));

describe("a log driver", () => {
  it.each(["json-file", "syslog", "journald", "gelf", "fluentd"])("may be %s on instances alone", (driver) => {
    expect(onInstances(driver)).toEqual([]);
    expect(onFargate(driver)).toEqual(["CD031"]);
  });

  it("may be awslogs and splunk anywhere", () => {
    expect([onInstances("awslogs", NEEDED), onFargate("awslogs", { ...NEEDED, ...PREFIX })]).toEqual([[], []]);
    expect([onInstances("splunk", SPLUNK), onFargate("splunk", SPLUNK)]).toEqual([[], []]);
  });

  it("is none that ECS does not have", () => {
    for (const driver of ["local", "none", "logentries", "AWSLOGS", undefined]) {
      expect(onInstances(driver)).toEqual(["CD030"]);
      expect(onFargate(driver)).toEqual(["CD030"]);
    }
    expect(onFargate("${var.driver}")).toEqual([]);
  });
});

describe("the options of awslogs", () => {
  it.each<[unknown, string[]]>([
    [NEEDED, []],
    ["${var.options}", []],
    [undefined, ["CD032", "CD032"]],
    [{ "awslogs-group": GROUP }, ["CD032"]],
    [{ "awslogs-group": "", "awslogs-region": "eu-central-1" }, ["CD032"]],
    [{ ...NEEDED, "awslogs-region": "${var.region}" }, []],
    [{ ...NEEDED, tag: "web" }, ["CD034"]],
    [{ ...NEEDED, "awslogs-stream": "web" }, ["CD034"]],
    [{ ...NEEDED, "${var.option}": "web" }, []],
    [{ ...NEEDED, ...PREFIX, "awslogs-datetime-format": "%Y", "awslogs-create-group": "true" }, []],
    [{ ...NEEDED, "awslogs-multiline-pattern": "^\\d", mode: "blocking" }, []],
    [{ ...NEEDED, mode: "blocking", "max-buffer-size": "4m" }, ["CD035"]],
    [{ ...NEEDED, mode: "non-blocking", "max-buffer-size": "4m" }, []],
    [{ ...NEEDED, mode: "${var.mode}", "max-buffer-size": "4m" }, []],
    [{ ...NEEDED, "max-buffer-size": "4m" }, []],
  ])("%j: %j", (options, expected) => {
    expect(onInstances("awslogs", options)).toEqual(expected);
  });

  it("have a prefix on Fargate", () => {
    expect(onFargate("awslogs", NEEDED)).toEqual(["CD033"]);
    expect(onFargate("awslogs", { ...NEEDED, "awslogs-stream-prefix": "${var.prefix}" })).toEqual([]);
  });
});

describe("the log group of a container", () => {
  const group = (name: unknown, others: object = {}): ResourceMap =>
    taskOf({}, logged("awslogs", { ...NEEDED, "awslogs-group": name, ...others }));
  const groups = (...attributes: Record<string, unknown>[]): ResourceMap => ({
    aws_cloudwatch_log_group: Object.fromEntries(attributes.map((each, i) => [`g${i}`, each])),
  });

  it("should be in the configuration", () => {
    expect(messages(group("/ecs/shop"))).toEqual([
      "Warning: CD036 [aws_ecs_task_definition.web] container_definitions[0].logConfiguration.options.awslogs-group is " +
        '"/ecs/shop"; allowed: the name of an aws_cloudwatch_log_group. Refer to an aws_cloudwatch_log_group, or set ' +
        "awslogs-create-group and allow logs:CreateLogGroup; if the group is there, suppress this.",
    ]);
    expect(violated({ ...group("/ecs/shop"), ...groups({ name: "/ecs/other" }, { name: "/ecs/shop" }) })).toEqual([]);
    expect(violated({ ...group("/ecs/shop"), ...groups({ name: "/ecs/other" }) })).toEqual(["CD036"]);
    expect(violated(group(GROUP))).toEqual([]);
  });

  it("may be made by ECS", () => {
    expect(violated(group("/ecs/shop", { "awslogs-create-group": "true" }))).toEqual([]);
    expect(violated(group("/ecs/shop", { "awslogs-create-group": "${var.create}" }))).toEqual([]);
    expect(violated(group("/ecs/shop", { "awslogs-create-group": "false" }))).toEqual(["CD036"]);
  });

  it("is not missed where only Terraform knows the names of groups", () => {
    for (const attributes of [{ name: "${var.name}" }, { name_prefix: "/ecs/" }]) {
      expect(violated({ ...group("/ecs/shop"), ...groups({ name: "/ecs/other" }, attributes) })).toEqual([]);
    }
  });
});

describe("the options of splunk", () => {
  const token = (name: unknown) => [{ name, valueFrom: "/splunk" }];
  it.each<[unknown, unknown, string[]]>([
    [SPLUNK, undefined, []],
    [{ "splunk-url": "https://splunk.example" }, token("splunk-token"), []],
    [{ "splunk-url": "https://splunk.example" }, token("${var.name}"), []],
    [{ "splunk-url": "https://splunk.example" }, "${var.secrets}", []],
    [{ "splunk-url": "https://splunk.example" }, token("other"), ["CD037"]],
    [{ "splunk-token": "1" }, undefined, ["CD037"]],
    [undefined, undefined, ["CD037", "CD037"]],
    ["${var.options}", undefined, []],
  ])("%j with the secrets %j: %j", (options, secrets, expected) => {
    expect(onInstances("splunk", options, secrets)).toEqual(expected);
  });
});

describe("a wrong log configuration", () => {
  const PLACE = "container_definitions[1].logConfiguration";

  it("is told by its place", () => {
    const at = (...args: Parameters<typeof logged>) => places(taskOf(ROLE, {}, logged(...args)));
    const onFargate = (...args: Parameters<typeof logged>) => places(fargateTaskOf(ROLE, {}, logged(...args)));
    expect(at("local")).toEqual([`CD030 ${PLACE}.logDriver`]);
    expect(onFargate("gelf")).toEqual([`CD031 ${PLACE}.logDriver`]);
    expect(at("awslogs", {})).toEqual([
      `CD032 ${PLACE}.options.awslogs-group`,
      `CD032 ${PLACE}.options.awslogs-region`,
    ]);
    expect(onFargate("awslogs", NEEDED)).toEqual([`CD033 ${PLACE}.options.awslogs-stream-prefix`]);
    expect(onFargate("awslogs", { ...NEEDED, "awslogs-stream-prefix": "" })).toEqual([
      `CD033 ${PLACE}.options.awslogs-stream-prefix`,
    ]);
    expect(at("awslogs", { ...NEEDED, tag: "a", env: "b" })).toEqual([
      `CD034 ${PLACE}.options.tag`,
      `CD034 ${PLACE}.options.env`,
    ]);
    expect(at("awslogs", { ...NEEDED, mode: "blocking", "max-buffer-size": "1m" })).toEqual([
      `CD035 ${PLACE}.options.max-buffer-size`,
    ]);
    for (const size of ["", null, "${var.size}"]) {
      expect(at("awslogs", { ...NEEDED, mode: "blocking", "max-buffer-size": size })).toEqual([]);
    }
    expect(at("splunk", {})).toEqual([`CD037 ${PLACE}.options.splunk-url`, `CD037 ${PLACE}.options.splunk-token`]);
    expect(at("splunk", { ...SPLUNK, "splunk-token": "" })).toEqual([`CD037 ${PLACE}.options.splunk-token`]);
  });

  it("is told with what is right", () => {
    const allowed = (task: ResourceMap) => messages(task).map((each) => /allowed: (.*?)\. /.exec(each)?.[1]);
    expect(allowed(taskOf(ROLE, logged("local")))).toEqual([
      "json-file, syslog, journald, gelf, fluentd, awslogs, splunk, awsfirelens",
    ]);
    expect(allowed(fargateTaskOf(ROLE, logged("gelf")))).toEqual(["awslogs, splunk, awsfirelens on Fargate"]);
    expect(allowed(taskOf(ROLE, logged("awslogs", { "awslogs-group": GROUP })))).toEqual(["a text"]);
    expect(allowed(fargateTaskOf(ROLE, logged("awslogs", NEEDED)))).toEqual(["a text on Fargate"]);
    expect(allowed(taskOf(ROLE, logged("awslogs", { ...NEEDED, tag: "a" })))).toEqual([
      "awslogs-group, awslogs-region, awslogs-stream-prefix, awslogs-create-group, awslogs-datetime-format, " +
        "awslogs-multiline-pattern, max-buffer-size, mode",
    ]);
    expect(allowed(taskOf(ROLE, logged("awslogs", { ...NEEDED, mode: "blocking", "max-buffer-size": "1m" })))).toEqual([
      "none, as mode is blocking",
    ]);
    expect(allowed(taskOf(ROLE, logged("splunk", { "splunk-url": "a" })))).toEqual(["a text"]);
  });

  it("is none of a driver whose options are others", () => {
    expect(onInstances("json-file", { tag: "a", mode: "blocking", "max-buffer-size": "1m" })).toEqual([]);
    expect(onFargate("splunk", { ...SPLUNK, tag: "a" })).toEqual([]);
  });

  it("is none where Terraform makes the options, or the secrets", () => {
    expect(onFargate("awslogs", "${var.options}")).toEqual([]);
    expect(onInstances("splunk", {}, "${var.secrets}")).toEqual([]);
    expect(onInstances("splunk", {}, ["${var.secret}"])).toEqual(["CD037", "CD037"]);
  });
});

describe("the options that awslogs takes", () => {
  it.each([
    "awslogs-create-group",
    "awslogs-datetime-format",
    "awslogs-multiline-pattern",
    "awslogs-stream-prefix",
    "max-buffer-size",
    "mode",
  ])("include %s", (name) => {
    expect(onInstances("awslogs", { ...NEEDED, [name]: "true" })).toEqual([]);
  });
});
