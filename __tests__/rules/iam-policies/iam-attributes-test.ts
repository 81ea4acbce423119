import { messages, violated } from "../../support/rules";

const SIGNS = "azAZ09_+=,.@-";
const ARN = "arn:aws:iam::123456789012:policy/web";

const found = (type: string, attributes: Record<string, unknown>) => violated({ [type]: { web: attributes } });

describe("a role", () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{ name: "a" }, []],
    [{ name: "a".repeat(64) }, []],
    [{ name: SIGNS }, []],
    [{ name: "a".repeat(65) }, ["IA001"]],
    [{ name: "" }, ["IA001"]],
    ...["a b", "a/b", "é", "a:b", "a*"].map((name): [Record<string, unknown>, string[]] => [{ name }, ["IA001"]]),
    [{ name: "${var.name}/" }, []],
    [{ name_prefix: SIGNS }, []],
    [{ name_prefix: "a b" }, ["IA001"]],
    [{ name_prefix: "a".repeat(38) }, []],
    [{ name_prefix: "a".repeat(39) }, ["IA002"]],
    [{ max_session_duration: 3599 }, ["IA004"]],
    [{ max_session_duration: 3600 }, []],
    [{ max_session_duration: "43200" }, []],
    [{ max_session_duration: 43201 }, ["IA004"]],
    [{ max_session_duration: "${var.duration}" }, []],
    [{ description: "a".repeat(1000) }, []],
    [{ description: "a".repeat(1001) }, ["IA011"]],
    [{ description: "\t\n\r ~¡ÿ" }, []],
    ...["’", "役割", "\u0000", "\u007f", "\u00a0", "Ā"].map((description): [Record<string, unknown>, string[]] => [
      { description },
      ["IA011"],
    ]),
    [{ description: "" }, []],
    [{ name: null, name_prefix: null, description: null, max_session_duration: null, path: null }, []],
  ])("has a name and limits: %j", (attributes, expected) => {
    expect(found("aws_iam_role", attributes)).toEqual(expected);
  });

  it("is told what is allowed", () => {
    const lines = (attributes: Record<string, unknown>) => messages({ aws_iam_role: { web: attributes } }).join();
    expect(lines({ name: "a b" })).toContain("allowed: 1 to 64 characters: letters a to z, digits and +=,.@_-.");
    expect(lines({ max_session_duration: 1 })).toContain("allowed: a whole number from 3600 to 43200 seconds.");
    expect(lines({ name_prefix: "a b" })).toContain("allowed: letters a to z, digits and +=,.@_-.");
    expect(lines({ description: "役" })).toContain("at most 1000 characters of English and Western European texts");
  });
});

describe.each(["aws_iam_role", "aws_iam_policy", "aws_iam_instance_profile"])("the path of an %s", (type) => {
  it.each(["/", "/a/", "/a/b/", "/!~/", `/${"a".repeat(510)}/`, "${var.path}", null])("may be %j", (path) => {
    expect(found(type, { path })).toEqual([]);
  });

  it.each(["", "a", "/a", "a/", "//a b/", "/é/", `/${"a".repeat(511)}/`])("may not be %j", (path) => {
    expect(found(type, { path })).toEqual(["IA003"]);
  });
});

describe.each([
  ["aws_iam_role_policy", "IA012"],
  ["aws_iam_policy", "IA012"],
  ["aws_iam_instance_profile", "IA013"],
])("the name of an %s", (type, id) => {
  it.each([{ name: "a" }, { name: "a".repeat(128) }, { name: SIGNS }, { name_prefix: "a".repeat(102) }, {}])(
    "may be %j",
    (attributes) => {
      expect(found(type, attributes)).toEqual([]);
    },
  );

  it.each([
    { name: "" },
    { name: "a".repeat(129) },
    { name: "a b" },
    { name_prefix: "a".repeat(103) },
    { name_prefix: "/" },
  ])("may not be %j", (attributes) => {
    expect(found(type, attributes)).toEqual([id]);
  });

  it("is told by what it names", () => {
    const [line] = messages({ [type]: { web: { name_prefix: "/" } } });
    expect(line).toContain("at most 102 characters, which the provider makes a name of: letters a to z");
  });
});

describe("a policy that is attached to a role", () => {
  it.each([
    ARN,
    "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
    "arn:aws-cn:iam::aws:policy/ReadOnlyAccess",
    "arn:aws-us-gov:iam::123456789012:policy/a/b",
    "${aws_iam_policy.web.arn}",
    "arn:${local.partition}:iam::aws:policy/ReadOnlyAccess",
  ])("is %s", (policy_arn) => {
    expect(found("aws_iam_role_policy_attachment", { role: "web", policy_arn })).toEqual([]);
  });

  it.each(["", "ReadOnlyAccess", "arn:aws:iam::123456789012:role/web", `${ARN.slice(0, -3)}`, ` ${ARN}`])(
    "is not %j",
    (policy_arn) => {
      expect(found("aws_iam_role_policy_attachment", { role: "web", policy_arn })).toEqual(["IA010"]);
    },
  );
});
