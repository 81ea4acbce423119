import { policyDocument, resourcePolicyDocument, trustDocument } from "../../src/iam/policy-statement";
import { Principal } from "../../src/iam/principal";

describe("policyDocument", () => {
  it("allows, unless a statement says otherwise", () => {
    const statement = { actions: ["s3:GetObject"], resources: ["*"] };
    expect(policyDocument([statement, { ...statement, effect: "Deny" }])).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["*"] },
        { Effect: "Deny", Action: ["s3:GetObject"], Resource: ["*"] },
      ],
    });
  });

  it("has the conditions of a statement", () => {
    const conditions = { StringEquals: { "aws:SourceAccount": ["123456789012"] } };
    expect(policyDocument([{ actions: ["a:b"], resources: ["*"], conditions }])).toMatchObject({
      Statement: [{ Condition: conditions }],
    });
  });
});

describe("resourcePolicyDocument", () => {
  it("says whom it allows what, and names no resource: it stands on one", () => {
    const principal = Principal.account("123456789012");
    expect(resourcePolicyDocument([{ principal, actions: ["ecr:BatchGetImage"] }])).toEqual({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: "123456789012" }, Action: ["ecr:BatchGetImage"] }],
    });
  });
});

describe("trustDocument", () => {
  it("lets one service take on a role", () => {
    expect(trustDocument(Principal.service("ecs-tasks.amazonaws.com"))).toEqual({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } }],
    });
  });

  it("lets it do so on a condition", () => {
    const conditions = { StringEquals: { "aws:SourceAccount": ["123456789012"] } };
    expect(trustDocument(Principal.service("scheduler.amazonaws.com", conditions))).toMatchObject({
      Statement: [{ Principal: { Service: "scheduler.amazonaws.com" }, Condition: conditions }],
    });
  });
});
