import type { ResourceMap } from "../../configuration";
import type { Rule } from "../../rule";
import type { GRANTING } from "./grants";

/** A policy that allows what is said, in each type of resource. */
function allowing(type: (typeof GRANTING)[number], statement: object): ResourceMap {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
  if (type !== "aws_iam_role") return { [type]: { app: { policy } } };
  return { aws_iam_role: { app: { inline_policy: [{ name: "app", policy }] } } };
}

/** The examples of a rule about what statements allow. */
export function statementExamples(
  failing: object,
  passing: object,
): Readonly<Record<(typeof GRANTING)[number], Rule["examples"]>> {
  const examples = (type: (typeof GRANTING)[number]) => ({
    failing: allowing(type, failing),
    passing: allowing(type, passing),
  });
  return {
    aws_iam_role_policy: examples("aws_iam_role_policy"),
    aws_iam_policy: examples("aws_iam_policy"),
    aws_iam_role: examples("aws_iam_role"),
  };
}
