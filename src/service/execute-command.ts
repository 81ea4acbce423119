import type { PolicyStatement } from "../iam/policy-statement";

const CHANNELS = ["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"];

/**
 * What the task role must be allowed for `aws ecs execute-command`.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions
 */
export const EXECUTE_COMMAND: PolicyStatement = {
  actions: CHANNELS.map((action) => `ssmmessages:${action}`),
  resources: ["*"], // these actions know no resources
};
