import { evaluateTemplate } from "./terraform-template";

const VALUES = { "var.x": 'a"$${b}', "var.list": ["a"] };

// What Terraform 1.x prints for the same output.
describe("evaluateTemplate", () => {
  it.each([
    ["plain \\n", "plain \\n"],
    ["$${x} %%{x} $ % $$", "${x} %{x} $ % $$"],
    ["${var.x}", 'a"$${b}'],
    ["<${var.x}>", '<a"$${b}>'],
    ["${var.list}", ["a"]],
    ["${jsonencode(var.x)}", '"a\\"$${b}"'],
    ['${jsonencode("\\u0024${var.x}\\n")}', '"$a\\"$${b}\\n"'],
    ['${"$${var.x}"}', "${var.x}"],
    ['${"\\u0024{var.x}"}', "${var.x}"],
  ])("makes of %s: %j", (template, value) => {
    expect(evaluateTemplate(template, VALUES)).toEqual(value);
  });

  it.each(["${", "%{ if true }", "${var.y}", '${"a"b"}', '${"\\d"}', '${"a\nb"}', "${upper(var.x)}"])(
    "refuses %j",
    (template) => {
      expect(() => evaluateTemplate(template, VALUES)).toThrow();
    },
  );
});
