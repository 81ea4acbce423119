import type { ResourceMap } from "../../../src/rules/configuration";
import { BASE64, SHORT_SCRIPT } from "../../../src/rules/ec2/launch-user-data";
import { messages, violated } from "../../support/rules";

const template = (user_data: unknown): ResourceMap => ({ aws_launch_template: { web: { user_data } } });
const base64 = (text: string) => Buffer.from(text).toString("base64");
const SCRIPT = "#!/bin/bash\nyum update\n";

describe("the user data of a launch template", () => {
  it.each([
    base64(SCRIPT),
    base64("a"),
    base64("ab"),
    base64("abc"),
    `${base64(SCRIPT)}\n`,
    "YWJj\r\nZGVm",
    "YQ",
    "+/+/",
    "",
    null,
    "${var.script}",
    "${base64encode(var.script)}",
    "YWJj${var.rest}",
  ])("may be %j", (script) => {
    expect(violated(template(script))).toEqual([]);
  });

  it.each([
    SCRIPT,
    "echo a",
    "YQ===",
    "YQ=a",
    "#!/bin/sh\necho ${var.name}",
    "<powershell>%{ if var.a }a%{ endif }",
    7.5,
  ])("is in base64, and not %j", (script) => {
    expect(violated(template(script))).toEqual(typeof script === "string" ? ["LT002"] : []);
  });

  it("is told by its beginning", () => {
    expect(messages(template(SCRIPT))).toEqual([
      'LT002 [aws_launch_template.web] user_data is "#!/bin/bash..."; allowed: text in base64. Write base64encode() around it.',
    ]);
    expect(messages(template("a b"))).toEqual([expect.stringContaining('user_data is "a b"; allowed')]);
  });

  it("has at most 16 KB", () => {
    for (const [length, id] of [
      [16_383, []],
      [16_384, []],
      [16_385, ["LT003"]],
      [16_386, ["LT003"]],
    ] as const) {
      expect([length, violated(template(base64("#".repeat(length))))]).toEqual([length, id]);
      const encoded = (text: string) => `\${base64encode("${text}")}`;
      expect([length, violated(template(encoded(`${"#".repeat(length)}\${var.a}`)))]).toEqual([length, id]);
      expect([length, violated(template(encoded("\\n".repeat(length))))]).toEqual([length, id]);
    }
    expect(violated(template(`\n${base64("#".repeat(16_384))}\r\n`))).toEqual([]);
  });

  it("is told with its length", () => {
    expect(messages(template(base64("#".repeat(20_000))))).toEqual([
      'LT003 [aws_launch_template.web] user_data is "a script of 20000 bytes"; allowed: at most 16384 bytes before they are ' +
        "encoded. Have the script fetch the rest, for example from S3.",
    ]);
  });
});

// That Terraform decides the same is for __tests__/offline/hcl-test.ts.
describe("user data that only Terraform knows", () => {
  it("is asked the same", () => {
    expect(BASE64.condition("x")).toBe('can(regex("^(?:[A-Za-z0-9+/\\\\r\\\\n]*={0,2}[\\\\r\\\\n]*)$", x))');
    expect(SHORT_SCRIPT.condition("x")).toBe('floor(length(replace(x, "/[=\\r\\n]/", "")) * 3 / 4) <= 16384');
    expect(SHORT_SCRIPT.holds("A".repeat(21_846))).toBe(true);
    expect(SHORT_SCRIPT.holds("A".repeat(21_847))).toBe(false);
  });
});
