import { statementsIn } from "../../../src/rules/security/statements";

describe("the statements of a policy", () => {
  it.each([
    ["one", '{"Statement":{"Effect":"Allow"}}', [{ Effect: "Allow" }]],
    ["several", '{"Statement":[{"Effect":"Allow"},{"Effect":"Deny"}]}', [{ Effect: "Allow" }, { Effect: "Deny" }]],
    ["none", "{}", []],
    ["what only Terraform knows", "${var.policy}", []],
    ["what is no JSON", "{", []],
    ["what is no text", {}, []],
    ["nothing", undefined, []],
  ])("may be %s", (_name, text, expected) => {
    expect(statementsIn(text)).toEqual(expected);
  });
});
