import { insecure } from "../../../support/security";

const group = (attributes: object) => ({ aws_lb_target_group: { main: { ...attributes } } });

describe("the security of a target group", () => {
  it.each([
    ["HTTP", ["main.protocol"]],
    ["HTTPS", []],
    ["TCP", []],
    ["TLS", []],
    ["${var.protocol}", []],
    [undefined, []],
  ])("is encrypted behind the load balancer: %j", (protocol, found) => {
    expect(insecure("SEC221", group({ protocol }))).toEqual(found);
  });

  it.each([
    ["SEC222", "HTTPS", {}, ["main.health_check[0].protocol"]],
    ["SEC222", "HTTP", { protocol: "HTTP" }, ["main.health_check[0].protocol"]],
    ["SEC222", "HTTPS", { protocol: "HTTPS" }, []],
    ["SEC222", "TCP", {}, []],
    ["SEC223", "HTTPS", {}, ["main.health_check[0].path"]],
    ["SEC223", "HTTP", { path: "" }, ["main.health_check[0].path"]],
    ["SEC223", "HTTP", { path: "/health" }, []],
    ["SEC223", "TCP", {}, []],
  ])("is asked about health: %s of %s with %j", (id, protocol, health_check, found) => {
    expect(insecure(id, group({ protocol, health_check }))).toEqual(found);
  });

  it("is asked about health by default", () => {
    expect(insecure("SEC222", group({ protocol: "HTTP" }))).toEqual(["main.health_check.protocol"]);
    expect(insecure("SEC223", group({ protocol: "HTTP" }))).toEqual(["main.health_check.path"]);
    expect(insecure("SEC223", group({ protocol: "HTTP", health_check: "${var.check}" }))).toEqual([]);
  });
});
