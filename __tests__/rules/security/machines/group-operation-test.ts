import { groupOperationRules } from "../../../../src/rules/security/machines/group-operation";
import { found } from "../../../support/found";

function web(attributes: object) {
  return { aws_autoscaling_group: { web: { ...attributes } } };
}

describe("tags of a group", () => {
  it.each<[string, object, number]>([
    ["none", {}, 1],
    ["no", { tag: [] }, 1],
    ["one", { tag: { key: "Team" } }, 0],
    ["unknown", { tag: "${var.tags}" }, 0],
    ["made", { dynamic: { tag: {} } }, 0],
  ])("are looked for: %s", (_name, attributes, count) => {
    const expected = Array.from({ length: count }, () => ["tag", undefined]);
    expect(found(groupOperationRules, "SEC313", web(attributes))).toEqual(expected);
  });
});

describe("the time that a scaling has", () => {
  it.each<[unknown, number]>([
    [undefined, 1],
    [null, 1],
    [0, 0],
    [300, 0],
    ["${var.cooldown}", 0],
  ])("is %p", (default_cooldown, count) => {
    const expected = Array.from({ length: count }, () => ["default_cooldown", undefined]);
    expect(found(groupOperationRules, "SEC314", web({ default_cooldown }))).toEqual(expected);
  });
});

describe("notifications of a group", () => {
  const ALL = ["LAUNCH", "LAUNCH_ERROR", "TERMINATE", "TERMINATE_ERROR"].map((e) => `autoscaling:EC2_INSTANCE_${e}`);
  const [LAUNCH, ...REST] = ALL;
  const WEB = "${aws_autoscaling_group.web.name}";

  it.each<[string, object[], string[]]>([
    ["none", [], ALL],
    ["all", [{ group_names: [WEB], notifications: ALL }], []],
    [
      "all, by two",
      [
        { group_names: [WEB], notifications: [LAUNCH] },
        { group_names: ["a", WEB], notifications: REST },
      ],
      [],
    ],
    ["all, by name", [{ group_names: ["shop"], notifications: ALL }], []],
    ["all of another", [{ group_names: ["other"], notifications: ALL }], ALL],
    ["all but one", [{ group_names: [WEB], notifications: REST }], ["autoscaling:EC2_INSTANCE_LAUNCH"]],
    ["unknown ones", [{ group_names: [WEB], notifications: "${var.events}" }], []],
    ["an unknown one", [{ group_names: [WEB], notifications: ["${var.event}"] }], []],
    ["those of groups that nobody knows", [{ group_names: "${var.groups}", notifications: ALL }], []],
  ])("are %s", (_name, notifications, missing) => {
    const aws_autoscaling_notification = Object.fromEntries(notifications.map((each, i) => [`n${i}`, { ...each }]));
    const got = `a group of which nobody is told ${missing.join(", ")}`;
    expect(found(groupOperationRules, "SEC315", { ...web({ name: "shop" }), aws_autoscaling_notification })).toEqual(
      missing.length === 0 ? [] : [["name", got]],
    );
  });

  it("are not those of a group whose name nobody knows", () => {
    const aws_autoscaling_notification = { all: { group_names: ["${var.name}"], notifications: ALL } };
    const resource = { ...web({ name: "${var.name}" }), aws_autoscaling_notification };
    expect(found(groupOperationRules, "SEC315", resource)).toHaveLength(1);
  });
});
