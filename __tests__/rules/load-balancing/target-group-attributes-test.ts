import { violated } from "../../support/rules";

describe("the value of a target group", () => {
  it.each<[string, unknown, string[]]>([
    ["name", "a", []],
    ["name", "", []],
    ["name", "a".repeat(32), []],
    ["name", "a".repeat(33), ["TG001"]],
    ["name", "web-", ["TG001"]],
    ["name", "-web", ["TG001"]],
    ["name", "web_1", ["TG001"]],
    ["name", "${var.name}", []],
    ["name_prefix", "web-ap", []],
    ["name_prefix", "web-app", ["TG002"]],
    ["name_prefix", "-", ["TG002"]],
    ["deregistration_delay", 0, []],
    ["deregistration_delay", "3600", []],
    ["deregistration_delay", 3601, ["TG018"]],
    ["deregistration_delay", -1, ["TG018"]],
    ["slow_start", 0, []],
    ["slow_start", 1, ["TG019"]],
    ["slow_start", 29, ["TG019"]],
    ["slow_start", 30, []],
    ["slow_start", 900, []],
    ["slow_start", 901, ["TG019"]],
    ["slow_start", "${var.seconds}", []],
  ])("%s = %j violates %j", (name, value, expected) => {
    expect(violated({ aws_lb_target_group: { main: { [name]: value } } })).toEqual(expected);
  });
});

describe("the value of a health check", () => {
  it.each<[string, unknown, string[]]>([
    ["interval", 4, ["TG006"]],
    ["interval", 5, []],
    ["interval", 300, []],
    ["interval", 301, ["TG006"]],
    ["timeout", 1, ["TG007"]],
    ["timeout", 2, []],
    ["timeout", 120, []],
    ["timeout", 121, ["TG007"]],
    ["healthy_threshold", 1, ["TG009"]],
    ["healthy_threshold", 2, []],
    ["healthy_threshold", 10, []],
    ["healthy_threshold", 11, ["TG009"]],
    ["unhealthy_threshold", 1, ["TG009"]],
    ["unhealthy_threshold", 10, []],
    ["unhealthy_threshold", 11, ["TG009"]],
    ["path", "/", []],
    ["path", "/health?deep=1", []],
    ["path", "", []],
    ["path", "health", ["TG010"]],
    ["path", `/${"a".repeat(1023)}`, []],
    ["path", `/${"a".repeat(1024)}`, ["TG010"]],
    ["path", "${var.path}", []],
    ["path", null, []],
  ])("%s = %j violates %j", (name, value, expected) => {
    expect(violated({ aws_lb_target_group: { main: { health_check: { [name]: value } } } })).toEqual(expected);
  });
});

describe("the time that a client stays with a target", () => {
  it.each<[unknown, string[]]>([
    [0, ["TG022"]],
    [1, []],
    [604800, []],
    [604801, ["TG022"]],
    ["${var.seconds}", []],
  ])("%j violates %j", (cookie_duration, expected) => {
    const stickiness = { type: "lb_cookie", cookie_duration };
    expect(violated({ aws_lb_target_group: { main: { stickiness } } })).toEqual(expected);
  });
});
