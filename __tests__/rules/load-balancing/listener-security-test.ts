import { messages, violated } from "../../support/rules";

describe("users of a listener", () => {
  const forward = { type: "forward", target_group_arn: "arn:1" };
  it.each<[string, string, string[]]>([
    ["HTTP", "authenticate-oidc", ["LI018"]],
    ["HTTP", "authenticate-cognito", ["LI018"]],
    ["HTTPS", "authenticate-oidc", []],
    ["HTTPS", "authenticate-cognito", []],
    ["${var.protocol}", "authenticate-oidc", []],
  ])("by %s with %s violate %j", (protocol, type, expected) => {
    const signIn = { type, authenticate_oidc: {}, authenticate_cognito: {} };
    const certificate_arn = protocol === "HTTPS" ? "arn:2" : undefined;
    const main = { protocol, certificate_arn, default_action: [signIn, forward] };
    expect(violated({ aws_lb_listener: { main } })).toEqual(expected);
  });
});

describe("the trust store of a listener", () => {
  it.each<[unknown, unknown, string[]]>([
    ["verify", undefined, ["LI020"]],
    ["verify", "arn:1", []],
    ["verify", "${aws_lb_trust_store.main.arn}", []],
    ["off", "arn:1", ["LI020"]],
    ["passthrough", "arn:1", ["LI020"]],
    ["off", undefined, []],
    ["passthrough", null, []],
    ["${var.mode}", undefined, []],
  ])("of the mode %j: %j violates %j", (mode, trust_store_arn, expected) => {
    expect(violated({ aws_lb_listener: { main: { mutual_authentication: { mode, trust_store_arn } } } })).toEqual(
      expected,
    );
  });
});

describe("what a listener knows of those who ask", () => {
  it("is said one by one", () => {
    const default_action = [
      { type: "${var.type}" },
      { type: "authenticate-oidc", authenticate_oidc: {} },
      { type: "forward", target_group_arn: "arn:1" },
    ];
    expect(messages({ aws_lb_listener: { main: { protocol: "http", default_action } } })).toEqual([
      expect.stringContaining(
        'default_action[1].type is "authenticate-oidc"; allowed: no sign-in, as the listener speaks HTTP.',
      ),
    ]);
    const mutual_authentication = [
      { mode: "off", trust_store_arn: "" },
      { mode: "off", trust_store_arn: "arn:1" },
      { mode: "verify", trust_store_arn: "" },
      { mode: "${var.mode}", trust_store_arn: "arn:1" },
      { mode: "passthrough", trust_store_arn: "${var.store}" },
    ];
    expect(messages({ aws_lb_listener: { main: { mutual_authentication } } })).toEqual([
      expect.stringContaining(
        'mutual_authentication[1].trust_store_arn is "arn:1"; allowed: none, as the mode is off.',
      ),
      expect.stringContaining(
        'mutual_authentication[2].trust_store_arn is ""; allowed: a trust store, as the mode is verify.',
      ),
    ]);
    expect(
      violated({ aws_lb_listener: { main: { mutual_authentication: { mode: "verify", trust_store_arn: null } } } }),
    ).toEqual(["LI020"]);
  });
});
