import type { Resource, ResourceMap } from "../../configuration";
import type { Finding, Rule } from "../../rule";
import { where } from "../../where";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { everywhere, INGRESS, nameOf, portsOf, type Traffic, trafficOf } from "./traffic";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html";
const NAG = "https://github.com/cdklabs/cdk-nag/blob/main/RULES.md";

/** What ports are for; each rule is about one kind, so that no port is found twice. */
type Kind = "all" | "administration" | "internal" | "web" | "other";

/** SSH and Remote Desktop. */
const ADMINISTRATION = [22, 3389];
/** FTP, Telnet, mail, RPC, SMB, databases, search engines and their dashboards. */
const INTERNAL = [20, 21, 23, 25, 110, 135, 143, 445, 1433, 1434, 3306, 4333, 5432, 5500, 5601, 9200, 9300];
const WEB = [80, 443];

/** `undefined` where nobody knows the ports. */
function kindOf(traffic: Traffic): Kind | undefined {
  const ports = portsOf(traffic);
  if (ports === undefined) return traffic.protocol === undefined || hasPorts(traffic) ? undefined : "other";
  const { from, to } = ports;
  const reaches = (port: number) => from <= port && port <= to;
  if (from <= 0 && to >= 65535) return "all";
  if (ADMINISTRATION.some(reaches)) return "administration";
  if (INTERNAL.some(reaches)) return "internal";
  return from === to && WEB.includes(from) ? "web" : "other";
}

function hasPorts({ protocol }: Traffic): boolean {
  return protocol === "tcp" || protocol === "udp";
}

function opening(kind: Kind, allowed: string): Rule["check"] {
  return function* (resource: Resource): Iterable<Finding> {
    for (const traffic of trafficOf(resource)) {
      const peer = traffic.direction === "ingress" ? everywhere(traffic) : undefined;
      if (peer === undefined || kindOf(traffic) !== kind) continue;
      yield { property: peer.property, got: `${peer.got}, for ${nameOf(traffic)}`, allowed };
    }
  };
}

/** Everybody, and a part of them, in each type of resource. */
function examples(
  protocol: string,
  from_port: number,
  to_port = from_port,
): Readonly<Record<string, Rule["examples"]>> {
  const example = (cidr: string): Record<(typeof INGRESS)[number], ResourceMap> => {
    const ports = { from_port, to_port, description: "Clients." };
    return {
      aws_security_group: {
        aws_security_group: {
          web: { description: "What clients reach.", ingress: [{ protocol, ...ports, cidr_blocks: [cidr] }] },
        },
        aws_network_interface: { web: { security_groups: ["${aws_security_group.web.id}"] } },
      },
      aws_security_group_rule: {
        aws_security_group_rule: { web: { type: "ingress", protocol, ...ports, cidr_blocks: [cidr] } },
      },
      aws_vpc_security_group_ingress_rule: {
        aws_vpc_security_group_ingress_rule: { web: { ip_protocol: protocol, ...ports, cidr_ipv4: cidr } },
      },
    };
  };
  const [failing, passing] = [example("0.0.0.0/0"), example("10.0.0.0/16")];
  return Object.fromEntries(INGRESS.map((type) => [type, { failing: failing[type], passing: passing[type] }]));
}

/** What of a network everybody in the world can reach. */
export const openPortRules: readonly SecurityRule[] = where(isOpened, [
  ...forTypes(
    {
      id: "SEC401",
      severity: "warning",
      level: "baseline",
      checks: ["CKV_AWS_277"],
      title: "no security group lets everybody in by all ports",
      explanation: "Whatever listens by mistake, or is started later, can be reached by the whole internet.",
      fix: "Open the one port that is meant, with Port.tcp().",
      source: `${CONTROLS}#ec2-18`,
      check: opening("all", "the one port that is meant"),
    },
    examples("-1", 0, 0),
  ),
  ...forTypes(
    {
      id: "SEC402",
      severity: "warning",
      level: "baseline",
      checks: ["CKV_AWS_24", "CKV_AWS_25", "AWS-0107"],
      title: "no security group lets everybody log in by SSH or Remote Desktop",
      explanation:
        "Passwords and keys are tried on such ports within minutes, and each hole in the server is open to all.",
      fix: "Name the addresses of those who may, as a variable of Peer.ipv4(), or use Session Manager and no port at all.",
      source: `${CONTROLS}#ec2-19`,
      check: opening("administration", "the addresses of those who may log in"),
    },
    examples("tcp", 22),
  ),
  ...forTypes(
    {
      id: "SEC403",
      severity: "warning",
      level: "baseline",
      checks: ["EC2.19"],
      title: "no security group lets everybody in to databases, and what else is for inside",
      explanation:
        "Servers on these ports are not made for the internet: many ask for no password, or encrypt nothing.",
      fix: "Let in the security group of those who use it with allowTo(), or name their addresses with Peer.ipv4().",
      source: `${CONTROLS}#ec2-19`,
      check: opening("internal", "a security group, or the addresses of clients"),
    },
    examples("tcp", 5432),
  ),
  ...forTypes(
    {
      id: "SEC404",
      severity: "warning",
      // The listener of a public load balancer on any other port is one that somebody wants, be it 8080 for tests, or the port of a Compose file.
      level: "strict",
      // EC2.19 also finds the ports of web frameworks: 3000, 5000, 8080, 8088, 8888.
      checks: ["EC2.18", "EC2.19"],
      title: "everybody is let in by the ports 80 and 443 alone",
      explanation:
        "What listens on other ports is mostly not meant for everybody, and seldom looked after as the web is.",
      fix: "Name clients with allowFrom of the listener, or Peer.ipv4(), or serve them by the port 443.",
      source: `${CONTROLS}#ec2-18`,
      check: opening("other", "the addresses of clients"),
    },
    examples("tcp", 8443),
  ),
  ...forTypes(
    {
      id: "SEC405",
      severity: "warning",
      level: "strict",
      checks: ["CKV_AWS_260", "AwsSolutions-EC23"],
      title: "nobody is let in that is not known",
      explanation:
        "A public website has to let everybody in, but an application of a company has not, and is attacked by all.",
      fix: "Name clients with allowFrom of the listener, or Peer.ipv4(), or leave out internetFacing of the load balancer.",
      source: NAG,
      check: opening("web", "the addresses of clients"),
    },
    examples("tcp", 443),
  ),
]);

/** All five ask this of each rule of a group, and mostly it is all that there is to ask. */
function isOpened(resource: Resource): boolean {
  return trafficOf(resource).some((traffic) => traffic.direction === "ingress" && everywhere(traffic) !== undefined);
}
