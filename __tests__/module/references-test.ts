import { Construct } from "constructs";
import { ConfigurationError } from "../../src/core/errors";
import { hcl } from "../../src/module/hcl";
import { References, type Repeated } from "../../src/module/references";
import { forEach, onlyIf, repetitionOf } from "../../src/module/repetition";
import { emptyStack } from "../support/synth";

const stack = emptyStack();
const maybe = onlyIf(new Construct(stack, "maybe"), hcl("var.on").value);
const each = forEach(new Construct(stack, "each"), hcl("var.map").value);
const some = onlyIf(new Construct(each, "some"), hcl("each.value.on").value);

function target(address: string, construct: Construct, other?: string): [string, Repeated] {
  return [address, { address, construct, repetition: repetitionOf(construct), other }];
}
const repeated = new Map([
  target("aws_x.maybe", maybe),
  target("aws_x.each", each),
  target("aws_x.some", some),
  target("data.aws_x.maybe", maybe),
  target("ephemeral.aws_x.maybe", maybe),
  target("aws_x.two", stack, "aws_x.two_other"),
]);
const references = (from: Construct) => new References(repeated, from, repetitionOf(from));
const changed = (value: unknown, from: Construct = stack) => references(from).changed(value);

describe("a reference to what there may be none of", () => {
  it.each([
    ["${aws_x.maybe.id}", "${one(aws_x.maybe[*].id)}"],
    ["${aws_x.maybe.list[0].id}", "${one(aws_x.maybe[*].list[0].id)}"],
    ["${data.aws_x.maybe.id}", "${one(data.aws_x.maybe[*].id)}"],
    ["${ephemeral.aws_x.maybe.id}", "${one(ephemeral.aws_x.maybe[*].id)}"],
    ["a ${aws_x.maybe.id} b ${aws_x.maybe.arn}", "a ${one(aws_x.maybe[*].id)} b ${one(aws_x.maybe[*].arn)}"],
    ['${f("${aws_x.maybe.id}", aws_x.maybe.id)}', '${f("${one(aws_x.maybe[*].id)}", one(aws_x.maybe[*].id))}'],
    ["${aws_x.maybe.a.b[*].c}", "${one(aws_x.maybe[*].a.b[*].c)}"],
    ["%{ if aws_x.maybe.on }a%{ endif }", "%{ if one(aws_x.maybe[*].on) }a%{ endif }"],
  ])("%s is null without it", (text, expected) => {
    expect(changed(text)).toBe(expected);
  });

  it("is that of the same place inside of the condition", () => {
    expect(changed("${aws_x.maybe.id}", new Construct(maybe, "inner"))).toBe("${aws_x.maybe[0].id}");
    expect(changed(["${aws_x.maybe.id}"], maybe)).toEqual(["${aws_x.maybe[0].id}"]);
  });

  it.each([
    "aws_x.maybe.id",
    "$${aws_x.maybe.id}",
    '${upper("aws_x.maybe.id")}',
    "${aws_x.maybe[0].id}",
    "${aws_x.maybe[*].id}",
    '${aws_x.maybe["key"].id}',
    "${aws_x.maybe[each.key].id}",
    "${length(aws_x.maybe)}",
    "${[for x in aws_x.maybe : x.id]}",
    "${module.aws_x.maybe.id}",
    "${var.aws_x.maybe.id}",
    "${aws_x.always.id}",
    "${data.aws_x.each.id}",
    "${load_balancer.value.port}",
    "${[for aws_thing in var.x : aws_thing.id]}",
  ])("%s stays: it is none, or says which it wants", (text) => {
    expect(changed(text)).toBe(text);
  });
});

describe("a reference to what there is one of for each element", () => {
  it("is that of the same element", () => {
    expect(changed("${aws_x.each.id}", each)).toBe("${aws_x.each[each.key].id}");
    expect(changed("${aws_x.each.id}", some)).toBe("${aws_x.each[each.key].id}");
    expect(changed(["${aws_x.each.id}"], some)).toEqual(["${aws_x.each[each.key].id}"]);
  });

  it("is null, or no item, where there is none for that element", () => {
    const all = "[for key, value in aws_x.some : value.id if key == each.key]";
    expect(changed("${aws_x.some.id}", each)).toBe(`\${one(${all})}`);
    expect(changed(["${aws_x.some.id}"], each)).toBe(`\${${all}}`);
  });

  it("is all of them in a list elsewhere, and nothing by itself", () => {
    expect(changed(["${aws_x.each.id}"])).toBe("${values(aws_x.each)[*].id}");
    expect(() => changed("${aws_x.each.id}")).toThrow(ConfigurationError);
    expect(() => changed("${aws_x.each.id}", maybe)).toThrow(
      '[stack/maybe] aws_x.each.id is "one value of stack/each, of which there is one for each element of a map"; allowed: a list',
    );
  });
});

describe("a list", () => {
  it.each([
    [
      ["a", "${aws_x.always.id}"],
      ["a", "${aws_x.always.id}"],
    ],
    [["a", "${aws_x.maybe.id}"], '${concat(["a"], aws_x.maybe[*].id)}'],
    [["${aws_x.maybe.id}", "${aws_x.each.id}"], "${concat(aws_x.maybe[*].id, values(aws_x.each)[*].id)}"],
    [["${aws_x.maybe.arn}/*"], '${[for item in aws_x.maybe[*] : "${item.arn}/*"]}'],
    [["${aws_x.each.arn}/${aws_x.each.id}"], '${[for item in values(aws_x.each)[*] : "${item.arn}/${item.id}"]}'],
    [["${aws_x.two.id}"], "${concat(aws_x.two[*].id, aws_x.two_other[*].id)}"],
    [['${coalesce(aws_x.maybe.id, "*")}'], ['${coalesce(one(aws_x.maybe[*].id), "*")}']],
    [[{ id: "${aws_x.maybe.id}" }], [{ id: "${one(aws_x.maybe[*].id)}" }]],
    [["$${aws_x.maybe.id}"], ["$${aws_x.maybe.id}"]],
    [[], []],
  ])("%j becomes %j", (items, expected) => {
    expect(changed(items)).toEqual(expected);
  });

  it("keeps an item that two things may be missing of: it is as null as they are", () => {
    expect(changed(["${aws_x.maybe.id}/${aws_x.two.id}"])).toEqual([
      "${one(aws_x.maybe[*].id)}/${one(concat(aws_x.two[*].id, aws_x.two_other[*].id))}",
    ]);
  });
});

describe("a block", () => {
  it("has dependencies on whole resources, and on both forms of one", () => {
    const before = {
      depends_on: ["${aws_x.maybe}", "aws_x.two"],
      lifecycle: { replace_triggered_by: ["${aws_x.two}"] },
    };
    expect(references(stack).block(before)).toEqual({
      depends_on: ["aws_x.maybe", "aws_x.two", "aws_x.two_other"],
      lifecycle: { replace_triggered_by: ["aws_x.two", "aws_x.two_other"] },
    });
  });

  it("is changed in its conditions, blocks and maps, and not in what cdktf says of it", () => {
    const text = "${aws_x.maybe.id}";
    const one = "${one(aws_x.maybe[*].id)}";
    const before = {
      "//": { text },
      lifecycle: { precondition: [{ condition: text }], ignore_changes: ["a"] },
      dynamic: { load_balancer: { for_each: "${var.a}", content: { id: text, port: "${load_balancer.value.port}" } } },
      tags: { depends_on: text, "//": text },
      count: 3,
    };
    expect(references(stack).block(before)).toEqual({
      "//": { text },
      lifecycle: { precondition: [{ condition: one }], ignore_changes: ["a"] },
      dynamic: { load_balancer: { for_each: "${var.a}", content: { id: one, port: "${load_balancer.value.port}" } } },
      tags: { depends_on: one, "//": one },
      count: 3,
    });
  });
});
