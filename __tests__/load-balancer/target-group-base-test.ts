import { Token } from "cdktf";
import { healthCheckBlock, healthCheckPort } from "../../src/load-balancer/target-group-base";

describe("healthCheckPort", () => {
  it.each([
    ["8080", 8080],
    ["traffic-port", undefined],
    ["http", undefined],
    [undefined, undefined],
  ])("of %p is %p", (port, number) => {
    expect(healthCheckPort({ port })).toBe(number);
  });

  it("is not known of what only Terraform knows, nor without a health check", () => {
    expect(healthCheckPort({ port: Token.asString("${var.port}") })).toBeUndefined();
    expect(healthCheckPort()).toBeUndefined();
  });
});

describe("healthCheckBlock", () => {
  it("has Terraform's names, and keeps what is beside", () => {
    const check = { protocol: "TCP", healthyHttpCodes: "200", healthyThresholdCount: 2, unhealthyThresholdCount: 3 };
    expect(healthCheckBlock(check)).toEqual({
      protocol: "TCP",
      matcher: "200",
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    });
  });
});
