import { serviceOfTask } from "../../../src/rules/ecs-service/service-example";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

const ARN = "arn:aws:iam::111122223333:role/web";

function entered(task: Record<string, unknown>, enable_execute_command: unknown = true, ...containers: object[]) {
  return serviceOfTask({ enable_execute_command }, taskOf(task, ...(containers.length === 0 ? [{}] : containers)));
}

describe("the role of tasks in which a shell can be opened", () => {
  it("is there", () => {
    expect(violated(entered({}))).toEqual(["SV086"]);
    expect(violated(entered({ task_role_arn: "" }))).toEqual(["SV086"]);
    expect(violated(entered({ task_role_arn: ARN }))).toEqual([]);
    expect(violated(entered({ task_role_arn: "${var.role}" }))).toEqual([]);
    expect(violated(entered({}, false))).toEqual([]);
    expect(violated(entered({}, "${var.enter}"))).toEqual([]);
  });

  const ROLE = "${aws_iam_role.web.name}";
  const withPolicy = (policy: object) => ({
    aws_iam_role: { web: { name: "web" } },
    ...policy,
    ...entered({ task_role_arn: "${aws_iam_role.web.arn}" }),
  });
  const own = (...Action: string[]) =>
    withPolicy({
      aws_iam_role_policy: {
        web: { role: ROLE, policy: JSON.stringify({ Statement: { Effect: "Allow", Action, Resource: "*" } }) },
      },
    });
  const attached = (policy_arn: string) =>
    withPolicy({ aws_iam_role_policy_attachment: { web: { role: ROLE, policy_arn } } });

  it("allows what the agent needs", () => {
    expect(violated(own("ssmmessages:*"))).toEqual([]);
    expect(violated(own("ssmmessages:Create*", "ssmmessages:Open*"))).toEqual([]);
    expect(messages(own("ssmmessages:Create*", "ssmmessages:OpenDataChannel"))[0]).toMatch(
      /^SV086 .* allowed: a role that allows ssmmessages:OpenControlChannel\./,
    );
    expect(violated(withPolicy({}))).toEqual(["SV086"]);
  });

  it("is not judged by policies that are not seen", () => {
    expect(violated(attached("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"))).toEqual([]);
    expect(violated(attached("${data.aws_iam_policy.ssm.arn}"))).toEqual([]);
    expect(violated(attached("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"))).toEqual([
      "SV086",
    ]);
  });
});

describe("the files of containers in which a shell can be opened", () => {
  const files = (...containers: object[]) => violated(entered({ task_role_arn: ARN }, true, ...containers));
  const readonly = { readonlyRootFilesystem: true };
  const mounted = (containerPath: string) => {
    const task = { task_role_arn: ARN, volume: [{ name: "agent" }] };
    return violated(entered(task, true, { ...readonly, mountPoints: [{ sourceVolume: "agent", containerPath }] }));
  };

  it("may be written to", () => {
    expect(files(readonly)).toEqual(["SV087"]);
    expect(files(readonly, readonly)).toEqual(["SV087"]);
    expect(files(readonly, {})).toEqual([]);
    expect(files({ readonlyRootFilesystem: "${var.readonly}" })).toEqual([]);
  });

  it("may be those of a volume, where the agent writes", () => {
    expect(mounted("/var/lib/amazon")).toEqual([]);
    expect(mounted("${var.path}")).toEqual([]);
    expect(mounted("/data")).toEqual(["SV087"]);
  });

  it("do not matter where no shell can be opened", () => {
    expect(violated(entered({}, false, readonly))).toEqual([]);
  });
});
