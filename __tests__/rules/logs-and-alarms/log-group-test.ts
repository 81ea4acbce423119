import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const group = (attributes: object): ResourceMap => ({ aws_cloudwatch_log_group: { main: { ...attributes } } });

describe("the name of a log group", () => {
  it.each([
    ["a", []],
    ["a".repeat(512), []],
    ["/aws/ecs/Shop_1.0-#web", []],
    ["awsome", []],
    ["${var.name}:", []],
    [null, []],
    ["", ["CW001"]],
    ["a".repeat(513), ["CW001"]],
    ["shop web", ["CW001"]],
    ["shop:web", ["CW001"]],
    ["ログ", ["CW001"]],
    ["aws/ecs/shop", ["CW002"]],
    ["aws/", ["CW002"]],
  ])("that is %p gives %j", (name, ids) => {
    expect(violated(group({ name }))).toEqual(ids);
  });

  it("is told with what it may be", () => {
    expect(messages(group({ name: "aws/*" }))).toEqual([
      'CW001 [aws_cloudwatch_log_group.main] name is "aws/*"; allowed: 1 to 512 of the characters A-Z a-z 0-9 . - _ / #. ' +
        "Leave other characters out, and shorten it to 512.",
      'CW002 [aws_cloudwatch_log_group.main] name is "aws/*"; allowed: a text that does not begin with aws/. ' +
        "Choose another name: /aws/ecs/shop, with a slash in front, is free.",
    ]);
  });
});

describe("the retention of a log group", () => {
  it.each([
    ...[0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
    "30",
    "${var.days}",
    null,
  ])("may be %p days", (retention_in_days) => {
    expect(violated(group({ retention_in_days }))).toEqual([]);
  });

  it.each([-1, 2, 4, 6, 8, 13, 15, 29, 31, 364, 366, 730, 3652, 3654, "", "14 "])(
    "may not be %p days",
    (retention_in_days) => {
      expect(violated(group({ retention_in_days }))).toEqual(["CW003"]);
    },
  );
});

describe("the class of a log group", () => {
  it.each(["STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS", "${var.class}", null])(
    "may be %p",
    (log_group_class) => {
      expect(violated(group({ log_group_class }))).toEqual([]);
    },
  );

  it.each(["", "standard", "STANDARD_IA"])("may not be %p", (log_group_class) => {
    expect(violated(group({ log_group_class }))).toEqual(["CW005"]);
  });

  it("settles how long events of DELIVERY are kept", () => {
    expect(messages(group({ log_group_class: "DELIVERY", retention_in_days: "7" }))).toEqual([
      "Warning: CW006 [aws_cloudwatch_log_group.main] retention_in_days is 7; allowed: none in the class DELIVERY. " +
        "Leave the retention out, and let S3 expire what is delivered there.",
    ]);
  });

  it.each([
    { log_group_class: "DELIVERY", retention_in_days: 0 },
    { log_group_class: "DELIVERY", retention_in_days: null },
    { log_group_class: "DELIVERY", retention_in_days: "${var.days}" },
    { log_group_class: "STANDARD", retention_in_days: 7 },
    { log_group_class: "${var.class}", retention_in_days: 7 },
    { retention_in_days: 7 },
  ])("has nothing against %j", (attributes) => {
    expect(violated(group(attributes))).toEqual([]);
  });
});
