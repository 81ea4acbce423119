import { documentAllows, together } from "../../src/rules/iam-actions";
import { policyIn } from "../../src/rules/policy-document";

const ACTION = "ecs:RegisterContainerInstance";
const textAllows = (policy: unknown) => documentAllows(policyIn({ policy }, "policy"), ACTION);
const allows = (Statement: unknown) => textAllows(JSON.stringify({ Version: "2012-10-17", Statement }));
const allow = (Action: unknown, Effect: unknown = "Allow") => ({ Effect, Action, Resource: "*" });

describe("documentAllows", () => {
  it.each(["ecs:RegisterContainerInstance", "ecs:*", "*", "ECS:register*", "ecs:Register?ontainerInstance", "e*nce"])(
    "is true of %s",
    (action) => {
      expect(allows([allow("s3:*"), allow(["logs:*", action])])).toBe("allows");
      expect(allows(allow(action))).toBe("allows");
    },
  );

  it.each(["ecs:Register", "ecs:DeregisterContainerInstance", "ecs:?", "ecr:*", "ecs.*", ""])(
    "is false of %j",
    (action) => {
      expect(allows([allow(action)])).toBe("does not");
    },
  );

  it("knows what is allowed by leaving others out", () => {
    expect(allows([{ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" }])).toBe("allows");
    expect(allows([{ Effect: "Allow", NotAction: "ecs:*", Resource: "*" }])).toBe("does not");
  });

  it("does not take a denial for a permission", () => {
    expect(allows([allow("ecs:*", "Deny")])).toBe("does not");
    expect(allows([])).toBe("does not");
  });

  it("does not know what only Terraform does", () => {
    expect(allows([allow("${var.action}")])).toBe("unknown");
    expect(allows([allow("ecs:*", "${var.effect}")])).toBe("unknown");
    expect(allows(["${var.statement}"])).toBe("unknown");
    expect(allows("${var.statements}")).toBe("unknown");
    for (const text of ["${data.aws_iam_policy_document.web.json}", "not JSON", "[]", "{}", undefined, 7]) {
      expect(textAllows(text)).toBe("unknown");
    }
    expect(allows([allow(["${var.action}", "ecs:*"])])).toBe("allows");
  });
});

describe("together", () => {
  it("is a permission if one is, and not known if one is not", () => {
    expect(together(["does not", "unknown", "allows"])).toBe("allows");
    expect(together(["does not", "unknown"])).toBe("unknown");
    expect(together(["does not"])).toBe("does not");
    expect(together([])).toBe("does not");
  });
});
