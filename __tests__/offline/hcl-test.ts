import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { hclOf } from "../../src/core/hcl-of-json";
import { literal } from "../../src/core/template-code";
import { assignedPriority, assignedPriorityIn } from "../../src/load-balancer/rule-priorities";
import {
  allOf,
  characters,
  each,
  either,
  inAnyCase,
  ipv4Network,
  ipv6Network,
  items,
  matching,
  network,
  notBeginning,
  oneOf,
  otherThan,
  wholeNumber,
} from "../../src/rules/constraint";
import { BASE64, SHORT_SCRIPT } from "../../src/rules/ec2/launch-user-data";
import { PROVIDER_NAME } from "../../src/rules/ecs-capacity/capacity-provider";
import { asTemplates, asTerraformKeeps, evaluated } from "../support/evaluate";
import { nastyJson, nastyString } from "../support/nasty-strings";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

describeWith(["terraform"], "a value of Terraform's JSON as an expression in HCL", () => {
  it("is the value, whatever texts and keys are in it", async () => {
    const values = fc.sample(nastyJson, 300);
    const found = await evaluated(values.map((value) => hclOf(asTemplates(value))));
    expect(found).toEqual(values.map(asTerraformKeeps));
  });

  it("is what Terraform makes of the JSON, also of templates", async () => {
    const expression = nastyString.map((text) => `\${jsonencode(${hclOf(literal(text))})}`);
    const template = fc
      .array(fc.oneof(nastyString.map(literal), expression), { maxLength: 5 })
      // A sign in front of an expression would escape it.
      .map((pieces) => pieces.map((piece) => piece.replace(/[$%]+$/, "")).join(""));
    const values = fc.sample(
      fc.oneof(
        template,
        fc.array(template, { maxLength: 3 }),
        fc.dictionary(template, template, { maxKeys: 3, noNullPrototype: true }),
      ),
      200,
    );
    const directory = scratchDirectory("json-and-hcl");
    writeFileSync(join(directory, "json.tf.json"), JSON.stringify({ locals: { json: values } }));
    writeFileSync(
      join(directory, "hcl.tf"),
      `locals {\n  hcl = [\n${values.map((value) => `    ${hclOf(value)},\n`).join("")}  ]\n}\noutput "different" {\n  value = [for i, value in local.json : value if jsonencode(value) != jsonencode(local.hcl[i])]\n}\n`,
    );
    const terraform = new Terraform(directory);
    await terraform.init();
    await terraform.apply();
    expect(await terraform.output()).toEqual({ different: [] });
  });
});

describeWith(["terraform"], "a constraint", () => {
  const around = (...bounds: number[]) => {
    const near = fc.constantFrom(...bounds.flatMap((bound) => [bound - 1, bound - 0.5, bound, bound + 0.5, bound + 1]));
    const number = fc.oneof(near, fc.integer({ min: -100_000, max: 100_000 }));
    return fc.oneof(number, number.map(String), nastyString);
  };
  const ofLengths = (...bounds: number[]) =>
    fc
      .constantFrom(...bounds.flatMap((bound) => [bound - 1, bound, bound + 1]))
      .chain((length) =>
        fc
          .constantFrom("a", "é", "が", "🐳", "👨‍👩‍👧", "\r\n", "e\u0301")
          .map((sign) => sign.repeat(Math.max(0, length))),
      );
  const list = (...bounds: number[]) =>
    fc
      .constantFrom(...bounds.flatMap((bound) => [bound - 1, bound, bound + 1]))
      .map((length) => Array(Math.max(0, length)).fill("subnet"));

  it.each([
    ["a whole number of a range", wholeNumber(1, 65535), around(1, 65535)],
    ["a whole number from 0", wholeNumber(0), around(0)],
    ["one of some numbers", oneOf(256, 512, 1024), around(256, 512, 1024)],
    ["one of some texts", oneOf("${a}", "b%{c", '"'), fc.constantFrom("${a}", "$${a}", "b%{c", '"', "", "a", "b")],
    ["a number of characters", characters(1, 5), fc.oneof(ofLengths(1, 5), nastyString)],
    ["a number of items", items(1, 16, "subnets"), list(1, 16)],
    [
      "a block of IPv4 addresses",
      ipv4Network(16, 28),
      fc.oneof(
        fc
          .tuple(
            fc.constantFrom("10.0.0.0", "10.1.128.0", "10.0.0.1", "010.0.0.0", "0.0.0.0"),
            fc.integer({ min: 13, max: 33 }),
          )
          .map(([address, length]) => `${address}/${length}`),
        fc.constantFrom(
          "fd00::/16",
          "10.0.0.0",
          "10.0.0.0/016",
          "10.0.0.0/+16",
          "10.0/16",
          "10.0.0.0/16 ",
          "10.0.0.0/16/16",
        ),
        nastyString,
      ),
    ],
    [
      "a block of addresses",
      network,
      fc.oneof(
        fc
          .tuple(fc.constantFrom("10.0.0.0", "10.0.0.1", "2001:db8::", "::1"), fc.integer({ min: 0, max: 130 }))
          .map(([address, length]) => `${address}/${length}`),
        fc.constantFrom("10.0.0.0", "10.0/16", "10.0.0.0/16 ", "10.0.0.0/16/16", "host/8", "/8"),
      ),
    ],
    [
      "a network of IPv6",
      ipv6Network,
      fc.oneof(
        fc
          .tuple(
            fc.constantFrom("2001:db8::", "2001:DB8:0::", "::1", "::", "fd00::8000"),
            fc.integer({ min: 0, max: 130 }),
          )
          .map(([address, length]) => `${address}/${length}`),
        fc.constantFrom("10.0.0.0/8", "::", "::/0/0", "host/8", "/8", ""),
      ),
    ],
    ["another text", otherThan('a"'), fc.oneof(fc.constantFrom('a"', 'A"', "", "a"), nastyString)],
    [
      "one of some texts in any case",
      inAnyCase(oneOf("tcp", "-1")),
      fc.constantFrom("tcp", "TCP", "tCp", "", "-1", "a"),
    ],
    [
      "a text that does not begin with another",
      notBeginning("a-"),
      fc.oneof(fc.constantFrom("a-", "a-b", "ab", "b-a-", ""), nastyString),
    ],
    ["nothing, or a range", either(oneOf(0), wholeNumber(86_400, 31_536_000)), around(0, 86_400, 31_536_000)],
    ["items without an upper limit", items(2, undefined, "subnets"), list(2)],
    [
      "items of one kind",
      each(matching(/[a-z]+/, "small letters")),
      fc.array(fc.oneof(fc.stringMatching(/^[a-z]{1,3}$/), fc.constantFrom("A", "a1")), { maxLength: 3 }),
    ],
    [
      "a text of a pattern",
      matching(/[a-z]{2,3}\d+|\$\{?"\\/, "a name"),
      fc.oneof(fc.stringMatching(/^[a-z]{1,4}\d*$/), fc.constantFrom('$"\\', '${"\\', "ab1\n", "\nab1", "ab1ab1")),
    ],
    [
      "several at once",
      allOf("a short word", characters(2, 3), matching(/[a-z]+/, "small letters")),
      fc.oneof(fc.stringMatching(/^[a-z]{0,5}$/), fc.constantFrom("A", "ab1", "ab\n"), nastyString),
    ],
    [
      "a text in base64",
      BASE64,
      fc.oneof(
        fc.base64String({ maxLength: 20 }),
        fc.constantFrom("YWJj\r\nZGVm\n", "YQ", "YQ===", "YQ=a", "#!/bin/sh\n", "", "+/+/"),
        nastyString,
      ),
    ],
    [
      "a script that is not too long",
      SHORT_SCRIPT,
      fc
        .integer({ min: 21_840, max: 21_852 })
        .chain((length) => fc.constantFrom("", "=", "==", "\r\n").map((end) => "A".repeat(length) + end)),
    ],
    [
      "a name of a capacity provider",
      PROVIDER_NAME,
      fc.oneof(fc.constantFrom("aws", "ECS-web", "Fargate", "on-ecs", "\naws", "fargat", "eCs\n"), nastyString),
    ],
  ] as const)("decides the same here and in Terraform: %s", async (_, constraint, arbitrary) => {
    const values = fc.sample<unknown>(arbitrary, 150);
    const found = await evaluated(values.map((value) => constraint.condition(hclOf(asTemplates(value)))));
    expect(values.map((value, i) => [value, found[i]])).toEqual(
      values.map((value) => [value, constraint.holds(value)]),
    );
    expect(new Set(found)).toEqual(new Set([true, false]));
  });
});

describeWith(["terraform"], "the priority that is assigned to a rule", () => {
  it("is the same here and in Terraform, whatever the id", async () => {
    const ids = fc.sample(nastyString, 200);
    const found = await evaluated(ids.map((id) => assignedPriorityIn(hclOf(literal(id)))));
    expect(found).toEqual(ids.map((id) => assignedPriority(id.normalize("NFC"))));
  });
});
