import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const restarted = (restartPolicy: object) => violated(taskOf({}, { restartPolicy }));
const codes = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("a restart policy", () => {
  it.each<[object, string[]]>([
    [{ enabled: true, restartAttemptPeriod: 59 }, ["CD068"]],
    [{ enabled: true, restartAttemptPeriod: 60 }, []],
    [{ enabled: true, restartAttemptPeriod: 1800 }, []],
    [{ enabled: true, restartAttemptPeriod: 1801 }, ["CD068"]],
    [{ enabled: true, restartAttemptPeriod: "${var.period}" }, []],
    [{ enabled: true, ignoredExitCodes: codes(50) }, []],
    [{ enabled: true, ignoredExitCodes: codes(51) }, ["CD069"]],
    [{ enabled: true, ignoredExitCodes: "${var.codes}" }, []],
    [{ enabled: false, restartAttemptPeriod: 60 }, ["CD070"]],
    [{ enabled: false, ignoredExitCodes: [1] }, ["CD070"]],
    [{ enabled: false, ignoredExitCodes: [], restartAttemptPeriod: null }, []],
    [{ enabled: false, restartAttemptPeriod: "${var.period}" }, []],
    [{ enabled: "${var.enabled}", restartAttemptPeriod: 60 }, []],
    [{ enabled: false }, []],
  ])("%j: %j", (policy, expected) => {
    expect(restarted(policy)).toEqual(expected);
  });
});

describe("a wrong restart policy", () => {
  const second = (restartPolicy: unknown) => taskOf({}, {}, { restartPolicy });

  it("is told by its place, with what is right", () => {
    expect(messages(second({ enabled: true, restartAttemptPeriod: 59, ignoredExitCodes: codes(51) }))).toEqual([
      "CD068 [aws_ecs_task_definition.web] container_definitions[1].restartPolicy.restartAttemptPeriod is 59; " +
        "allowed: a whole number from 60 to 1800 s. Take a number in that range.",
      expect.stringMatching(
        /restartPolicy\.ignoredExitCodes is \[.*\]; allowed: 0 to 50 exit codes\. Leave some of them out\.$/,
      ),
    ]);
    expect(places(second({ enabled: false, ignoredExitCodes: [0], restartAttemptPeriod: 60 }))).toEqual([
      "CD070 container_definitions[1].restartPolicy.ignoredExitCodes",
      "CD070 container_definitions[1].restartPolicy.restartAttemptPeriod",
    ]);
    expect(messages(second({ enabled: false, restartAttemptPeriod: 60 })).join()).toContain(
      "restartAttemptPeriod is 60; allowed: none, as enabled is false. ",
    );
    expect(messages(second({ enabled: false, ignoredExitCodes: [0] })).join()).toContain(
      "ignoredExitCodes is [0]; allowed: none, as enabled is false. ",
    );
  });

  it("is none that only Terraform knows", () => {
    for (const policy of ["${var.policy}", null, { enabled: false, ignoredExitCodes: "${var.codes}" }]) {
      expect(violated(second(policy))).toEqual([]);
    }
    expect(violated(second({ enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 60 }))).toEqual([]);
  });
});
