import { isWindows, networkModeOf } from "../../../src/rules/ecs-task-definition/network-mode";

const task = (attributes: Record<string, unknown>) => ({ type: "aws_ecs_task_definition", name: "web", attributes });
const on = (operating_system_family: unknown) => ({ runtime_platform: { operating_system_family } });

describe("isWindows", () => {
  it.each([
    ["WINDOWS_SERVER_2022_CORE", true],
    ["WINDOWS_SERVER_2019_FULL", true],
    ["LINUX", false],
    [undefined, false],
    [null, false],
    ["${var.family}", undefined],
  ])("of %s is %s", (family, expected) => {
    expect(isWindows(task(on(family)))).toBe(expected);
  });

  it("is not known where Terraform makes the platform", () => {
    expect(isWindows(task({ dynamic: { runtime_platform: {} } }))).toBeUndefined();
    expect(isWindows(task({}))).toBe(false);
  });
});

describe("networkModeOf", () => {
  it.each(["awsvpc", "bridge", "host", "none"])("is %s where the task definition says so", (network_mode) => {
    expect(networkModeOf(task({ network_mode, ...on("WINDOWS_SERVER_2022_CORE") }))).toBe(network_mode);
  });

  it("is the operating system's where the task definition says none", () => {
    expect(networkModeOf(task({}))).toBe("bridge");
    expect(networkModeOf(task({ network_mode: null, ...on("LINUX") }))).toBe("bridge");
    expect(networkModeOf(task(on("WINDOWS_SERVER_2022_CORE")))).toBe("default");
  });

  it("is not guessed", () => {
    expect(networkModeOf(task({ network_mode: "${var.mode}" }))).toBeUndefined();
    expect(networkModeOf(task(on("${var.family}")))).toBeUndefined();
  });
});

describe("the platform", () => {
  it("is read from a block, however it is written", () => {
    expect(isWindows(task({ runtime_platform: [{ operating_system_family: "WINDOWS_SERVER_2022_CORE" }] }))).toBe(true);
    expect(isWindows(task({ runtime_platform: [{ cpu_architecture: "ARM64" }] }))).toBe(false);
    expect(isWindows(task({ runtime_platform: [] }))).toBe(false);
    expect(isWindows(task({ runtime_platform: "${var.platform}" }))).toBeUndefined();
    expect(isWindows(task(on("NO_WINDOWS")))).toBe(false);
    expect(isWindows(task(on(7)))).toBeUndefined();
  });

  it("is not known where the mode is none of its own", () => {
    expect(networkModeOf(task({ network_mode: null, dynamic: { runtime_platform: {} } }))).toBeUndefined();
  });
});
