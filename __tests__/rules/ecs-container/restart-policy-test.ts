import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

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
