import { FARGATE, fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

type Cases = readonly (readonly [value: unknown, expected: readonly string[]])[];

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

/** What no rule about a single value says anything of. */
const NOT_JUDGED: Cases = [
  [undefined, []],
  [null, []],
  ["${var.value}", []],
];

/** What is found for values of an attribute that is not in a block. */
const PLAIN: Readonly<Record<string, Cases>> = {
  family: [
    ["a", []],
    ["A-b_9", []],
    ["a".repeat(255), []],
    ["a".repeat(256), ["TD001"]],
    ["", ["TD001"]],
    ["shop.web", ["TD002"]],
    ["shop web", ["TD002"]],
  ],
  network_mode: [
    ["bridge", []],
    ["host", []],
    ["awsvpc", []],
    ["none", []],
    ["default", ["TD006"]],
    ["AWSVPC", ["TD006"]],
    ["", ["TD006"]],
  ],
  cpu: [
    [256, []],
    ["256", []],
    ["1 vCPU", []],
    ["1vcpu", []],
    [".5 vCPU", []],
    ["0.25 vCPU", []],
    ["1  vCPU", ["TD018"]],
    ["one", ["TD018"]],
    ["1.5", ["TD018"]],
    ["2 GB", ["TD018"]],
  ],
  memory: [
    [512, []],
    ["512", []],
    ["2 GB", []],
    ["2gb", []],
    ["0.5GB", []],
    ["2GiB", ["TD018"]],
    ["512MB", ["TD018"]],
    ["512.5", ["TD018"]],
  ],
  ipc_mode: [
    ["host", []],
    ["task", []],
    ["none", []],
    ["private", ["TD029"]],
  ],
  pid_mode: [
    ["host", []],
    ["task", []],
    ["none", ["TD029"]],
  ],
  requires_compatibilities: [
    [[], []],
    [["EC2"], []],
    [["EXTERNAL"], []],
    [["EC2", "EXTERNAL"], []],
    [["${var.type}"], []],
    [["${var.type}", "MANAGED_INSTANCES"], ["TD030"]],
    [["MANAGED_INSTANCES"], ["TD030"]],
    [["EC2", "fargate"], ["TD030"]],
  ],
  execution_role_arn: [
    [role("web"), []],
    [role("shop/web"), []],
    [role("!~/a+=,.@-_"), []],
    ["arn:aws-cn:iam::123456789012:role/web", []],
    ["arn:aws-us-gov:iam::123456789012:role/web", []],
    ["", []],
    ["web", ["TD040"]],
    ["arn:aws:iam::12345678901:role/web", ["TD040"]],
    ["arn:aws:iam::123456789012:user/web", ["TD040"]],
    [role(""), ["TD040"]],
    [role("a b"), ["TD040"]],
  ],
  task_role_arn: [
    [role("web"), []],
    ["web", ["TD040"]],
  ],
};

describe.each(Object.entries(PLAIN))("the attribute %s", (attribute, cases) => {
  it.each([...cases, ...NOT_JUDGED])("%j: %j", (value, expected) => {
    expect(violated(taskOf({ [attribute]: value }))).toEqual(expected);
  });
});

const volume = (attributes: object) => ({ volume: [{ name: "data", ...attributes }] });

/** What is found for values of an attribute in a block. */
const NESTED: readonly (readonly [string, (value: unknown) => Record<string, unknown>, Cases])[] = [
  [
    "the size of ephemeral storage",
    (size_in_gib) => ({ ...FARGATE, ephemeral_storage: [{ size_in_gib }] }),
    [
      [20, ["TD024"]],
      [21, []],
      [200, []],
      [201, ["TD024"]],
    ],
  ],
  [
    "the CPU architecture",
    (cpu_architecture) => ({ runtime_platform: { cpu_architecture } }),
    [
      ["X86_64", []],
      ["ARM64", []],
      ["arm64", ["TD032"]],
    ],
  ],
  [
    "the operating system",
    (operating_system_family) => ({ runtime_platform: { operating_system_family } }),
    [
      ["LINUX", []],
      ["WINDOWS_SERVER_2016_FULL", []],
      ["WINDOWS_SERVER_2019_FULL", []],
      ["WINDOWS_SERVER_2019_CORE", []],
      ["WINDOWS_SERVER_2004_CORE", []],
      ["WINDOWS_SERVER_20H2_CORE", []],
      ["WINDOWS_SERVER_2022_FULL", []],
      ["WINDOWS_SERVER_2022_CORE", []],
      ["WINDOWS_SERVER_2025_CORE", ["TD033"]],
      ["WINDOWS", ["TD033"]],
    ],
  ],
  [
    "the name of a volume",
    (name) => ({ volume: [{ name }] }),
    [
      ["a", []],
      ["A-b_9", []],
      ["a".repeat(255), []],
      ["a".repeat(256), ["TD045"]],
      ["shop.data", ["TD045"]],
      ["", ["TD045"]],
    ],
  ],
  [
    "the scope of a Docker volume",
    (scope) => volume({ docker_volume_configuration: { scope } }),
    [
      ["task", []],
      ["shared", []],
      ["host", ["TD065"]],
    ],
  ],
  [
    "IAM with EFS",
    (iam) => volume({ efs_volume_configuration: { transit_encryption: "ENABLED", authorization_config: { iam } } }),
    [
      ["ENABLED", []],
      ["DISABLED", []],
      ["enabled", ["TD065"]],
    ],
  ],
  [
    "the type of a proxy",
    (type) => ({
      network_mode: "awsvpc",
      proxy_configuration: { type, container_name: "c0", properties: { IgnoredUID: "1337" } },
    }),
    [
      ["APPMESH", []],
      ["ENVOY", ["TD065"]],
    ],
  ],
];

describe.each(NESTED)("%s", (_name, attributes, cases) => {
  it.each([...cases, ...NOT_JUDGED])("%j: %j", (value, expected) => {
    expect(violated(taskOf(attributes(value)))).toEqual(expected);
  });
});

describe("a task for Fargate", () => {
  it("is asked the same", () => {
    expect(violated(fargateTaskOf({ family: "shop.web" }))).toEqual(["TD002"]);
  });
});

describe("a wrong value", () => {
  it.each<[Record<string, unknown>, string]>([
    [{ family: "" }, "TD001 family"],
    [{ network_mode: "vpc" }, "TD006 network_mode"],
    [{ cpu: "one" }, "TD018 cpu"],
    [{ memory: "one" }, "TD018 memory"],
    [{ ipc_mode: "private" }, "TD029 ipc_mode"],
    [{ pid_mode: "private" }, "TD029 pid_mode"],
    [{ requires_compatibilities: ["LAMBDA"] }, "TD030 requires_compatibilities"],
    [{ runtime_platform: { cpu_architecture: "x" } }, "TD032 runtime_platform[0].cpu_architecture"],
    [{ runtime_platform: { operating_system_family: "x" } }, "TD033 runtime_platform[0].operating_system_family"],
    [{ execution_role_arn: "x" }, "TD040 execution_role_arn"],
    [{ task_role_arn: "x" }, "TD040 task_role_arn"],
    [{ volume: [{ name: "a" }, { name: "a.b" }] }, "TD045 volume[1].name"],
    [
      { volume: [{ name: "a" }, { name: "b", docker_volume_configuration: [{ scope: "host" }] }] },
      "TD065 volume[1].docker_volume_configuration[0].scope",
    ],
  ])("%j is told by its place: %s", (attributes, expected) => {
    expect(places(taskOf(attributes))).toEqual([expected]);
  });

  it("is told with those that are right", () => {
    const allowed = (attributes: Record<string, unknown>) =>
      messages(taskOf(attributes)).map((each) => /allowed: (.*?)\. /.exec(each)?.[1]);
    expect(allowed({ family: "" })).toEqual(["1 to 255 characters"]);
    expect(allowed({ family: "a.b" })).toEqual(["letters, digits, - and _"]);
    expect(allowed({ network_mode: "vpc" })).toEqual(["bridge, host, awsvpc, none"]);
    expect(allowed({ cpu: "one" })).toEqual(["CPU units such as 1024, or vCPU such as 1 vCPU"]);
    expect(allowed({ memory: "one" })).toEqual(["MiB such as 2048, or GB such as 2 GB"]);
    expect(allowed({ task_role_arn: "x" })).toEqual(["the ARN of an IAM role: arn:aws:iam::123456789012:role/name"]);
    expect(allowed({ volume: [{ name: "a.b" }] })).toEqual(["1 to 255 letters, digits, - and _"]);
    expect(places(fargateTaskOf({ ephemeral_storage: [{ size_in_gib: 201 }] }))).toEqual([
      "TD024 ephemeral_storage[0].size_in_gib",
    ]);
    expect(messages(fargateTaskOf({ ephemeral_storage: [{ size_in_gib: 201 }] })).join()).toContain(
      "allowed: a whole number from 21 to 200 GiB. ",
    );
  });
});
