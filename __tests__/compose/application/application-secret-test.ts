import { applicationOf } from "../../support/compose-application";

const text = (secret: string) =>
  `services: { web: { image: nginx, secrets: [key] } }\nsecrets: { key: { ${secret} }, unused: { file: ./u } }`;

describe("a secret of an application", () => {
  it("has the value of a variable, which Terraform remembers nowhere", () => {
    const stack = applicationOf(text("file: ./key"));
    expect(stack.variable("shop_key")).toMatchObject({ type: "string", sensitive: true, ephemeral: true });
    expect(stack.resource("aws_secretsmanager_secret", "shop_key")).toEqual({
      name: "stack-shop-key",
      recovery_window_in_days: 0,
    });
    expect(stack.resource("aws_secretsmanager_secret_version", "shop_key")).toMatchObject({
      secret_string_wo: "${var.shop_key}",
      secret_string_wo_version: 1,
    });
    expect(stack.json.terraform).toMatchObject({ required_version: ">= 1.11" });
  });

  it("is found by its name if it exists", () => {
    const stack = applicationOf(text("external: true, name: prod/key"));
    expect(stack.data("aws_secretsmanager_secret", "shop_key")).toEqual({ name: "prod/key" });
    expect(stack.resources("aws_secretsmanager_secret")).toEqual({});
    expect(stack.json.variable).toBeUndefined();
  });
});
