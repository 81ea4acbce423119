import { violated } from "../../support/rules";

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
