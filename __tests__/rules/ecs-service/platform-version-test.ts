import { fargateServiceOf, serviceOf } from "../../../src/rules/ecs-service/service-example";
import { messages, violated } from "../../support/rules";

describe("a platform version", () => {
  it.each<[unknown, string[]]>([
    ["LATEST", []],
    ["1.4.0", []],
    ["10.20.30", []],
    ["1.4", ["SV070"]],
    ["latest", ["SV070"]],
    ["1.4.0-beta", ["SV070"]],
    ["${var.version}", []],
  ])("is LATEST or three numbers: %j violates %j", (platform_version, expected) => {
    expect(violated(serviceOf({ launch_type: "FARGATE", platform_version }))).toEqual(expected);
  });

  it.each<[unknown, string[]]>([
    ["EC2", ["SV069"]],
    ["EXTERNAL", ["SV069"]],
    ["FARGATE", []],
    ["${var.type}", []],
    [undefined, []],
  ])("is one of Fargate: on %j, it violates %j", (launch_type, expected) => {
    expect(violated(serviceOf({ launch_type, platform_version: "LATEST" }))).toEqual(expected);
  });

  const NEW = {
    ephemeral_storage: { size_in_gib: 30 },
    volume: { name: "data", efs_volume_configuration: { file_system_id: "fs-0123456789abcdef0" } },
    pid_mode: "task",
  };

  it.each(["ephemeral_storage", "volume", "pid_mode"] as const)("is 1.4.0 or later with %s", (name) => {
    const on = (platform_version: unknown, value: unknown = NEW[name]) =>
      violated(fargateServiceOf({ platform_version }, { [name]: value }, {}));
    expect(["1.3.0", "1.0.0", "0.9.0"].map((version) => on(version))).toEqual([["SV071"], ["SV071"], ["SV071"]]);
    expect(["1.4.0", "1.10.0", "2.0.0", "LATEST", undefined, "${var.v}"].flatMap((version) => on(version))).toEqual([]);
    expect(on("1.3.0", "${var.value}")).toEqual([]);
  });
});

describe("what is said of a platform version", () => {
  it("is where it stands, and why", () => {
    expect(messages(serviceOf({ launch_type: "EXTERNAL", platform_version: "1.4.0" }))[0]).toContain(
      'platform_version is "1.4.0"; allowed: none on EXTERNAL.',
    );
    const task = { pid_mode: "task", ephemeral_storage: { size_in_gib: 30 } };
    expect(messages(fargateServiceOf({ platform_version: "1.3.0" }, task, {}))[0]).toContain(
      'platform_version is "1.3.0"; allowed: 1.4.0 or later, as aws_ecs_task_definition.web has ephemeral_storage and pid_mode.',
    );
    const data = { name: "data", efs_volume_configuration: { file_system_id: "fs-0123456789abcdef0" } };
    expect(messages(fargateServiceOf({ platform_version: "1.3.0" }, { volume: data }, {}))[0]).toContain(
      "has volumes of EFS.",
    );
  });

  it("is nothing where the task definition needs nothing new, or is elsewhere", () => {
    expect(violated(fargateServiceOf({ platform_version: "1.3.0" }, {}, {}))).toEqual([]);
    expect(
      violated(fargateServiceOf({ platform_version: "1.3.0" }, { pid_mode: "", volume: { name: "a" } }, {})),
    ).not.toContain("SV071");
    expect(
      violated(serviceOf({ launch_type: "FARGATE", platform_version: "1.3.0", task_definition: "web:1" })),
    ).toEqual([]);
  });
});
