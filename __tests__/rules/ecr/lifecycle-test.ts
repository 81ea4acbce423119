import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

/** A lifecycle policy with a rule for each selection, of priority 1, 2, ... */
function policy(...selections: object[]): ResourceMap {
  const rules = selections.map((selection, i) => ({
    rulePriority: i + 1,
    selection: { tagStatus: "untagged", countType: "imageCountMoreThan", countNumber: 1, ...selection },
  }));
  return { aws_ecr_lifecycle_policy: { main: { policy: JSON.stringify({ rules }) } } };
}

describe("a lifecycle rule for tagged images", () => {
  const tagged = (lists: object) => violated(policy({ tagStatus: "tagged", ...lists }));

  it("names prefixes or patterns, one of the two", () => {
    expect(tagged({ tagPrefixList: ["v"] })).toEqual([]);
    expect(tagged({ tagPatternList: ["v*"] })).toEqual([]);
    expect(tagged({ tagPrefixList: ["v"], tagPatternList: ["v*"] })).toEqual(["ER005"]);
    expect(tagged({ tagPrefixList: [] })).toEqual(["ER005"]);
  });

  it("may have lists that only Terraform knows", () => {
    expect(tagged({ tagPrefixList: "${var.prefixes}" })).toEqual([]);
    expect(tagged({ tagPatternList: ["${var.pattern}"] })).toEqual([]);
  });
});

it.each(["untagged", "any"])("a lifecycle rule for %s images names no tags", (tagStatus) => {
  expect(violated(policy({ tagStatus, tagPatternList: ["v*"], tagPrefixList: ["v"] }))).toEqual(["ER006", "ER006"]);
  expect(violated(policy({ tagStatus, tagPatternList: [], tagPrefixList: null }))).toEqual([]);
});

describe("the lifecycle rule for any image", () => {
  const any = { tagStatus: "any" };

  it("comes last, and there is one", () => {
    expect(violated(policy({}, any))).toEqual([]);
    expect(violated(policy(any, {}, {}))).toEqual(["ER008", "ER008"]);
    expect(messages(policy(any, any))).toEqual([
      expect.stringContaining(
        "policy.rules[0].rulePriority is 1; allowed: more than 2, the priority of policy.rules[1]",
      ),
    ]);
  });

  it("may be followed by one for what has been archived", () => {
    expect(violated(policy(any, { ...any, storageClass: "archive" }))).toEqual([]);
    expect(violated(policy(any, { ...any, storageClass: "standard" }))).toEqual(["ER008"]);
  });
});

describe("the priority of a lifecycle rule", () => {
  const priorities = (...numbers: unknown[]): ResourceMap => {
    const rules = numbers.map((rulePriority) => ({ rulePriority, selection: { tagStatus: "untagged" } }));
    return { aws_ecr_lifecycle_policy: { main: { policy: JSON.stringify({ rules }) } } };
  };

  it("is 1 or more, and taken once", () => {
    expect(violated(priorities(1, 100))).toEqual([]);
    expect(violated(priorities(0, -1, 1.5))).toEqual(["ER009", "ER009", "ER009"]);
    expect(violated(priorities(2, 2, 2))).toEqual(["ER009", "ER009"]);
  });

  it("may be known to Terraform only", () => {
    expect(violated(priorities("${var.a}", "${var.a}"))).toEqual([]);
  });
});

describe("what a lifecycle rule counts", () => {
  it.each([
    [{ countType: "imageCountMoreThan", countNumber: 1 }],
    [{ countType: "sinceImagePushed", countUnit: "days", countNumber: 14 }],
    [{ countType: "sinceImagePulled", countUnit: "days" }],
    [{ countType: "sinceImagePushed", countUnit: "${var.unit}" }],
    [{ countType: "${var.type}", countUnit: "weeks" }],
  ])("may be %j", (selection) => {
    expect(violated(policy(selection))).toEqual([]);
  });

  it.each([
    [{ countNumber: 0 }],
    [{ countNumber: 1.5 }],
    [{ countType: "imageCountLessThan" }],
    [{ countType: "imageCountMoreThan", countUnit: "days" }],
    [{ countType: "sinceImagePushed" }],
    [{ countType: "sinceImagePushed", countUnit: "weeks" }],
  ])("may not be %j", (selection) => {
    expect(violated(policy(selection))).toEqual(["ER010"]);
  });
});

describe("a lifecycle policy that only Terraform knows", () => {
  it.each(["${var.policy}", "no JSON", "null", "[]", '{"rules":${jsonencode(var.rules)}}', undefined])(
    "is not judged: %p",
    (text) => {
      expect(violated({ aws_ecr_lifecycle_policy: { main: { policy: text } } })).toEqual([]);
    },
  );
});

describe("the finding about a lifecycle rule", () => {
  const tagged = { tagStatus: "tagged" };

  it.each<[object, string]>([
    [tagged, "ER005 policy.rules[1].selection is not set; allowed: one of tagPatternList and tagPrefixList"],
    [
      { ...tagged, tagPatternList: ["v*"], tagPrefixList: ["v"] },
      'ER005 policy.rules[1].selection is {"tagPatternList":["v*"],"tagPrefixList":["v"]}; allowed: one of tagPatternList and tagPrefixList',
    ],
    [
      { tagPrefixList: ["v"] },
      'ER006 policy.rules[1].selection.tagPrefixList is ["v"]; allowed: none where tagStatus is untagged',
    ],
    [
      { ...tagged, tagPatternList: ["v*", "*****"] },
      'ER007 policy.rules[1].selection.tagPatternList[1] is "*****"; allowed: at most 4 *',
    ],
    [{ countNumber: 0 }, "ER010 policy.rules[1].selection.countNumber is 0; allowed: a whole number, 1 or more"],
    [
      { countType: "images" },
      'ER010 policy.rules[1].selection.countType is "images"; allowed: imageCountMoreThan, sinceImagePushed, sinceImagePulled, sinceImageTransitioned',
    ],
    [
      { countUnit: "days" },
      'ER010 policy.rules[1].selection.countUnit is "days"; allowed: none with imageCountMoreThan',
    ],
    [
      { countType: "sinceImagePulled", countUnit: "weeks" },
      'ER010 policy.rules[1].selection.countUnit is "weeks"; allowed: days with sinceImagePulled',
    ],
  ])("of %j says where", (selection, text) => {
    const [id, ...words] = text.split(" ");
    expect(messages(policy({}, selection))).toEqual([
      expect.stringContaining(`${id} [aws_ecr_lifecycle_policy.main] ${words.join(" ")}. `),
    ]);
  });

  it("of a priority names the first that has it", () => {
    const rules = [3, 0, 3].map((rulePriority) => ({ rulePriority, selection: { tagStatus: "untagged" } }));
    const found = messages({ aws_ecr_lifecycle_policy: { main: { policy: JSON.stringify({ rules }) } } });
    expect(found).toEqual([
      expect.stringContaining("policy.rules[1].rulePriority is 0; allowed: a whole number, 1 or more. "),
      expect.stringContaining("policy.rules[2].rulePriority is 3; allowed: another than that of policy.rules[0]. "),
    ]);
  });

  it("takes four wildcards, and patterns that only Terraform knows", () => {
    expect(violated(policy({ ...tagged, tagPatternList: ["****", "${var.pattern}*****"] }))).toEqual([]);
  });

  it("does not compare priorities that only Terraform knows", () => {
    const of = (rulePriority: unknown, tagStatus: string) => ({ rulePriority, selection: { tagStatus } });
    for (const rules of [
      [of("${var.first}", "any"), of(2, "untagged")],
      [of(1, "any"), of("${var.second}", "untagged")],
      [of(2, "any"), of(1, "untagged")],
    ]) {
      expect(violated({ aws_ecr_lifecycle_policy: { main: { policy: JSON.stringify({ rules }) } } })).toEqual([]);
    }
  });
});
