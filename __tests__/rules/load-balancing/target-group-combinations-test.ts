import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const of = (main: Attributes) => violated({ aws_lb_target_group: { main } });
const web = { port: 80, protocol: "HTTP", vpc_id: "vpc-1" };

describe("the values of a target group together", () => {
  it.each<[Attributes, string[]]>([
    [{ target_type: "ip", ...web }, []],
    [{ target_type: "ip", ...web, vpc_id: undefined }, ["TG003"]],
    [{ target_type: "ip", ...web, protocol: null, vpc_id: "" }, ["TG003", "TG003"]],
    [{ target_type: "ip", ...web, vpc_id: "${aws_vpc.main.id}" }, []],
    [{ target_type: "${var.type}", port: 80 }, []],
    [{ target_type: "lambda" }, []],
    [{ target_type: "lambda", ...web }, ["TG004", "TG004", "TG004"]],
    [{ target_type: "lambda", port: "${var.port}" }, []],
    [{ target_type: "alb", ...web, protocol: "TCP" }, []],
    [{ target_type: "alb", ...web, protocol: "TLS" }, ["TG026"]],
    [{ protocol: "GENEVE", port: 6081 }, []],
    [{ protocol: "GENEVE", port: 6082 }, ["TG025"]],
    [{ load_balancing_algorithm_type: "weighted_random", slow_start: 30 }, ["TG020"]],
    [{ load_balancing_algorithm_type: "weighted_random", slow_start: 0 }, []],
    [{ load_balancing_algorithm_type: "${var.algorithm}", load_balancing_anomaly_mitigation: "on" }, []],
    [{ load_balancing_algorithm_type: "round_robin", load_balancing_anomaly_mitigation: "on" }, ["TG021"]],
    [{ load_balancing_algorithm_type: "weighted_random", load_balancing_anomaly_mitigation: "on" }, []],
    [{ load_balancing_anomaly_mitigation: "off" }, []],
  ])("%j violate %j", (attributes, expected) => {
    expect(of(attributes)).toEqual(expected);
  });

  it.each<[Attributes, Attributes, string[]]>([
    [{}, { interval: 10, timeout: 10 }, ["TG008"]],
    [{}, { interval: 11, timeout: 10 }, []],
    [{}, { interval: "${var.interval}", timeout: 10 }, []],
    [{ protocol_version: "GRPC" }, { matcher: "0-99" }, []],
    [{ protocol_version: "GRPC" }, { matcher: "0,12" }, []],
    [{ protocol_version: "GRPC" }, { matcher: "100" }, ["TG015"]],
    [{ protocol_version: "GRPC" }, { matcher: "9-1" }, ["TG015"]],
    [{ protocol_version: "GRPC" }, { matcher: "${var.matcher}" }, []],
    [{}, { enabled: false }, ["TG016"]],
    [{ target_type: "lambda" }, { enabled: false }, []],
    [{ target_type: "${var.type}" }, { enabled: false }, []],
    [{}, { enabled: true }, []],
  ])("%j with the health check %j violate %j", (attributes, health_check, expected) => {
    expect(of({ ...attributes, health_check })).toEqual(expected);
  });

  it.each<[Attributes, string[]]>([
    [{ type: "app_cookie" }, ["TG023"]],
    [{ type: "app_cookie", cookie_name: "AWSALBTG" }, ["TG023"]],
    [{ type: "app_cookie", cookie_name: "AWSAL" }, []],
    [{ type: "app_cookie", cookie_name: "${var.cookie}" }, []],
    [{ type: "app_cookie", enabled: false }, []],
    [{ type: "lb_cookie" }, []],
  ])("that clients stay by %j violates %j", (stickiness, expected) => {
    expect(of({ stickiness })).toEqual(expected);
  });
});

describe("what is said of values of a target group together", () => {
  const said = (main: Attributes) => messages({ aws_lb_target_group: { main } });

  it.each<[Attributes, string]>([
    [{ target_type: "ip", ...web, protocol: "" }, 'protocol is ""; allowed: a value, as the target type is ip.'],
    [{ target_type: "lambda", vpc_id: "vpc-1" }, 'vpc_id is "vpc-1"; allowed: none, as the target type is lambda.'],
    [{ target_type: "lambda", port: 80 }, "port is 80; allowed: none, as the target type is lambda."],
    [{ target_type: "alb", ...web, protocol: "udp" }, 'protocol is "udp"; allowed: TCP, as the target type is alb.'],
    [{ protocol: "GENEVE", port: "80" }, 'port is "80"; allowed: 6081, as the protocol is GENEVE.'],
    [
      { load_balancing_algorithm_type: "weighted_random", slow_start: "30" },
      'slow_start is "30"; allowed: 0, as the algorithm is weighted_random.',
    ],
    [
      { load_balancing_anomaly_mitigation: "on" },
      "load_balancing_algorithm_type is not set; allowed: weighted_random, as load_balancing_anomaly_mitigation is on.",
    ],
    [
      { health_check: [{}, { interval: 5, timeout: 6 }] },
      "health_check[1].interval is 5; allowed: more than the timeout, 6.",
    ],
    [
      { protocol_version: "GRPC", health_check: [{ matcher: "" }, { matcher: "0,100" }] },
      'health_check[1].matcher is "0,100"; allowed: codes and ranges from 0 to 99.',
    ],
    [
      { health_check: [{}, { enabled: "false" }] },
      'health_check[1].enabled is "false"; allowed: true, as the target type is instance.',
    ],
    [
      { stickiness: [{}, { type: "app_cookie", cookie_name: "AWSALB" }] },
      'stickiness[1].cookie_name is "AWSALB"; allowed: a name that does not begin with AWSALB.',
    ],
  ])("%j", (attributes, expected) => {
    expect(said(attributes)).toEqual([expect.stringContaining(expected)]);
  });

  it.each<[Attributes, string[]]>([
    [{ target_type: "ip", protocol: "HTTP" }, []],
    [{ target_type: "ip", port: "", protocol: "HTTP" }, ["TG005"]],
    [{ target_type: "alb", ...web, protocol: "tcp" }, []],
    [{ target_type: "alb", ...web, protocol: "${var.protocol}" }, []],
    [{ target_type: null, ...web }, []],
    [{ protocol: "GENEVE" }, []],
    [{ protocol: "GENEVE", port: "${var.port}" }, []],
    [{ protocol: "TCP", port: 80 }, []],
    [{ load_balancing_algorithm_type: "weighted_random" }, []],
    [{ load_balancing_algorithm_type: "weighted_random", slow_start: "${var.start}" }, []],
    [{ load_balancing_algorithm_type: null, load_balancing_anomaly_mitigation: "on" }, ["TG021"]],
    [{ health_check: { timeout: 10 } }, []],
    [{ health_check: { interval: 10 } }, []],
    [{ protocol_version: "GRPC", health_check: { matcher: "0-" } }, ["TG015"]],
    [{ protocol_version: "GRPC", health_check: { matcher: "1-1" } }, []],
    [{ protocol_version: "HTTP2", health_check: { matcher: "200" } }, []],
    [{ stickiness: { type: "app_cookie", cookie_name: "" } }, ["TG023"]],
    [{ stickiness: { type: "app_cookie", cookie_name: null } }, ["TG023"]],
    [{ stickiness: { type: "app_cookie", enabled: "false" } }, []],
    [{ stickiness: { type: "app_cookie", enabled: true } }, ["TG023"]],
    [{ stickiness: { type: "${var.type}" } }, []],
  ])("%j violate %j", (attributes, expected) => {
    expect(of(attributes)).toEqual(expected);
  });
});
