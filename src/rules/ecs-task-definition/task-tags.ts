import { tagRules } from "../tags";

/** What AWS refuses in the tags of a task definition. */
export const taskTagRules = tagRules("aws_ecs_task_definition", {
  number: "TD058",
  length: "TD059",
  prefix: "TD060",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
});
