import { nameRules } from "../../../src/rules/names/names";
import { messages, violated } from "../../support/rules";

const two = (type: string, first: Record<string, unknown>, second: Record<string, unknown>) => ({
  [type]: { first, second },
});

describe("two resources of a type", () => {
  it.each(["aws_iam_policy", "aws_iam_role", "aws_ecs_cluster"])("have different names: %s", (type) => {
    expect(violated(two(type, { name: "web" }, { name: "web" }))).toEqual(["NM001"]);
    expect(violated(two(type, { name: "web" }, { name: "api" }))).toEqual([]);
    expect(violated(two(type, { name: "${var.name}" }, { name: "${var.name}" }))).toEqual([]);
    expect(violated(two(type, {}, {}))).toEqual([]);
    expect(violated(two(type, { name: "web" }, { name: "web", provider: "aws.other" }))).toEqual([]);
  });

  it("have their names in an attribute of their own", () => {
    const alarms = two("aws_cloudwatch_metric_alarm", { alarm_name: "cpu" }, { alarm_name: "cpu" });
    expect(messages(alarms)).toEqual([
      'NM001 [aws_cloudwatch_metric_alarm.second] alarm_name is "cpu"; allowed: another name than that of ' +
        "aws_cloudwatch_metric_alarm.first. Name one of them differently; without a name, the construct's id makes one.",
    ]);
    expect(violated(two("aws_cloudwatch_metric_alarm", { name: "cpu" }, { name: "cpu" }))).toEqual([]);
  });

  it.each([
    ["aws_autoscaling_policy", "autoscaling_group_name"],
    ["aws_appautoscaling_policy", "resource_id"],
    ["aws_appautoscaling_policy", "scalable_dimension"],
    ["aws_ecs_service", "cluster"],
  ])("may share a name where they are not together: %s by %s", (type, within) => {
    const web = { name: "web", [within]: "a", task_definition: "web:1" };
    expect(violated(two(type, web, web))).toEqual(["NM001"]);
    expect(violated(two(type, web, { ...web, [within]: "b" }))).toEqual([]);
  });

  it.each([
    ["aws_iam_role", ["NM001"]],
    ["aws_iam_policy", ["NM001"]],
    ["aws_iam_instance_profile", ["NM001"]],
    ["aws_security_group", ["NM001"]],
    ["aws_lb", []],
    ["aws_ecs_cluster", []],
  ])("are the same in small letters or not: %s", (type, expected) => {
    expect(violated(two(type, { name: "web" }, { name: "Web" }))).toEqual(expected);
  });

  it("are told of every one in front of them", () => {
    const roles = { a: { name: "web" }, b: { name: "web" }, c: { name: "web" } };
    expect(messages({ aws_iam_role: roles }).map((line) => line.replace(/\. Name.*/, ""))).toEqual([
      'NM001 [aws_iam_role.b] name is "web"; allowed: another name than that of aws_iam_role.a',
      'NM001 [aws_iam_role.c] name is "web"; allowed: another name than that of aws_iam_role.a',
      'NM001 [aws_iam_role.c] name is "web"; allowed: another name than that of aws_iam_role.b',
    ]);
  });

  it.each([
    ["aws_iam_role", "fails at the second"],
    ["aws_cloudwatch_metric_alarm", "keeps what was made last"],
    ["aws_autoscaling_policy", "keeps what was made last"],
    ["aws_appautoscaling_policy", "keeps what was made last"],
    ["aws_ecs_cluster", "hands out the first one"],
  ])("are not what anybody wants: %s", (type, expected) => {
    expect(nameRules.find(({ resourceType }) => resourceType === type)?.explanation).toContain(expected);
  });
});
