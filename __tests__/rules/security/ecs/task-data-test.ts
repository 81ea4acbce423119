import { taskOf } from "../../../../src/rules/ecs-task-definition/task-example";
import { insecure } from "../../../support/security";

const efs = (...transit: unknown[]) => ({
  volume: transit.map((transit_encryption) => ({ name: "v", efs_volume_configuration: { transit_encryption } })),
});

describe("what a task says, and may do", () => {
  it("is encrypted on its way to EFS, each volume", () => {
    const found = [1, 2].map((i) => `web.volume[${i}].efs_volume_configuration[0].transit_encryption`);
    expect(insecure("SEC122", taskOf(efs("ENABLED", "DISABLED", undefined, "${var.x}")))).toEqual(found);
    expect(insecure("SEC122", taskOf({ volume: [{ name: "data" }] }))).toEqual([]);
  });

  it.each([
    ["${aws_iam_role.a.arn}", "${aws_iam_role.a.arn}", ["web.task_role_arn"]],
    ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/a", ["web.task_role_arn"]],
    ["${aws_iam_role.a.arn}", "${aws_iam_role.b.arn}", []],
    ["${aws_iam_role.a.arn}", undefined, []],
    [undefined, "${aws_iam_role.a.arn}", []],
    [null, null, []],
  ])("is not what its agent may: %j and %j", (task_role_arn, execution_role_arn, found) => {
    expect(insecure("SEC123", taskOf({ task_role_arn, execution_role_arn }))).toEqual(found);
  });

  it("has a place", () => {
    const logs = [undefined, null, { logDriver: "awslogs" }, "${var.logs}"];
    const found = [0, 1].map((i) => `web.container_definitions[${i}].logConfiguration`);
    expect(insecure("SEC124", taskOf({}, ...logs.map((logConfiguration) => ({ logConfiguration }))))).toEqual(found);
  });
});
