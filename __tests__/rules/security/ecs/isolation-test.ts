import { taskOf, WINDOWS } from "../../../../src/rules/ecs-task-definition/task-example";
import { insecure } from "../../../support/security";

const CONTAINER = (i: number, member: string) => `web.container_definitions[${i}].${member}`;
const UNKNOWN_PLATFORM = { runtime_platform: "${var.platform}" };

describe("the isolation of a task", () => {
  it("knows no privileged container", () => {
    const task = taskOf({}, { privileged: false }, { privileged: true }, {}, { privileged: "${var.x}" });
    expect(insecure("SEC111", task)).toEqual([CONTAINER(1, "privileged")]);
  });

  it.each([
    ["host", ["web.pid_mode"]],
    ["task", []],
    ["${var.mode}", []],
    [undefined, []],
  ])("knows no foreign processes: %j", (pid_mode, found) => {
    expect(insecure("SEC112", taskOf({ pid_mode }))).toEqual(found);
  });

  it.each([
    ["host", ["web.network_mode"]],
    ["awsvpc", []],
    ["bridge", []],
    ["default", []],
    ["none", []],
    ["${var.mode}", []],
    [undefined, []],
  ])("knows no foreign network: %j", (network_mode, found) => {
    expect(insecure("SEC113", taskOf({ network_mode }))).toEqual(found);
  });

  it("asks for root file systems that stay as they are, on Linux", () => {
    const values = [undefined, false, true, "${var.x}"];
    const containers = values.map((readonlyRootFilesystem) => ({ readonlyRootFilesystem }));
    const found = [0, 1].map((i) => CONTAINER(i, "readonlyRootFilesystem"));
    expect(insecure("SEC114", taskOf({}, ...containers))).toEqual(found);
    expect(insecure("SEC114", taskOf(WINDOWS, ...containers))).toEqual([]);
    expect(insecure("SEC114", taskOf(UNKNOWN_PLATFORM, ...containers))).toEqual([]);
  });

  const LINUX_USERS = [
    undefined,
    "",
    "root",
    "root:www",
    "0",
    "0:1000",
    "1000",
    "00a",
    "www",
    "rooted",
    "1000:0",
    "${var.x}",
  ];
  const WINDOWS_USERS = [
    undefined,
    "",
    "ContainerAdministrator",
    "containeradministrator",
    "ContainerUser",
    "NotContainerAdministrator",
  ];

  it.each([
    ["SEC115", {}, LINUX_USERS, [0, 1, 2, 3, 4, 5]],
    ["SEC116", WINDOWS, WINDOWS_USERS, [0, 1, 2, 3]],
    ["SEC115", WINDOWS, LINUX_USERS, []],
    ["SEC116", {}, WINDOWS_USERS, []],
    ["SEC115", UNKNOWN_PLATFORM, LINUX_USERS, []],
    ["SEC116", UNKNOWN_PLATFORM, WINDOWS_USERS, []],
  ])("asks for users who may do less, by %s of %j", (id, attributes, users, found) => {
    const task = taskOf(attributes, ...users.map((user) => ({ user })));
    expect(insecure(id, task)).toEqual(found.map((i) => CONTAINER(i, "user")));
  });
});
