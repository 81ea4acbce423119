import { TerraformVariable } from "cdktf";
import { Network } from "../../src/network/network";
import { Peer } from "../../src/network/peer";
import { Port } from "../../src/network/port";
import { SecurityGroup, type SecurityGroupProps } from "../../src/network/security-group";
import { errorsOf, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1" });
const group = (props?: Partial<SecurityGroupProps>) =>
  synthesiseFully((stack) => new SecurityGroup(stack, "web", { network, ...props }));

describe("a SecurityGroup", () => {
  it("lets nobody in and everything out, by a rule of its own", () => {
    expect(group().json.resource).toEqual({
      aws_security_group: { web: { name: "stack-web", vpc_id: "vpc-1", tags: { Name: "stack-web" } } },
      aws_vpc_security_group_egress_rule: {
        web_all: { security_group_id: "${aws_security_group.web.id}", ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" },
      },
    });
  });

  it("has a block for everything out in the classic style", () => {
    const written = group({ ruleStyle: "classic" });
    expect(written.addresses()).toEqual(["aws_security_group.web"]);
    const [egress, ...others] = written.resource("aws_security_group", "web").egress as Record<string, unknown>[];
    expect(others).toEqual([]);
    expect(egress).toMatchObject({ from_port: 0, to_port: 0, protocol: "-1", cidr_blocks: ["0.0.0.0/0"] });
  });

  it.each(["separate", "classic"] as const)("lets nothing out when it is told so, %s", (ruleStyle) => {
    const written = group({ ruleStyle, allowAllOutbound: false });
    expect(written.addresses()).toEqual(["aws_security_group.web"]);
    expect(written.resource("aws_security_group", "web")).not.toHaveProperty("egress");
  });

  it("has the name, description and tags that the user gives", () => {
    const props = { securityGroupName: "shop-web", description: "the web", tags: { team: "shop" } };
    expect(group(props).resource("aws_security_group", "web")).toEqual({
      name: "shop-web",
      description: "the web",
      vpc_id: "vpc-1",
      tags: { Name: "shop-web", team: "shop" },
    });
  });

  it("has its ports checked", () => {
    const wrong = errorsOf((stack) => {
      const web = new SecurityGroup(stack, "web", { network });
      web.addIngressRule("x", { peer: Peer.anyIpv4(), port: Port.tcp(70000) });
    });
    expect(wrong).toContainEqual(expect.stringMatching(/^SG014 \[stack\/web\/ingress_x\] from_port is 70000/));
  });

  it("may have no two rules at one address", () => {
    const twice = errorsOf((stack) => {
      const web = new SecurityGroup(stack, "web", { network, ruleStyle: "classic" });
      web.addIngressRule("x", { peer: Peer.anyIpv4(), port: Port.tcp(80) });
      web.addEgressRule("x", { peer: Peer.anyIpv4(), port: Port.tcp(80) });
    });
    expect(twice).toEqual([expect.stringContaining("aws_security_group_rule.web_x")]);
  });
});

describe("allowTo", () => {
  const connected = (allowAllOutbound: boolean) =>
    synthesiseFully((stack) => {
      const alb = new SecurityGroup(stack, "alb", { network, allowAllOutbound });
      alb.allowTo(new SecurityGroup(stack, "web", { network, allowAllOutbound: false }), Port.tcp(8080));
    });
  const ports = { ip_protocol: "tcp", from_port: 8080, to_port: 8080 };

  it("writes the rules of both sides", () => {
    const written = connected(false);
    expect(written.resource("aws_vpc_security_group_ingress_rule", "web_from_alb_8080")).toEqual({
      security_group_id: "${aws_security_group.web.id}",
      referenced_security_group_id: "${aws_security_group.alb.id}",
      ...ports,
    });
    expect(written.resource("aws_vpc_security_group_egress_rule", "alb_to_web_8080")).toEqual({
      security_group_id: "${aws_security_group.alb.id}",
      referenced_security_group_id: "${aws_security_group.web.id}",
      ...ports,
    });
  });

  it("needs no rule for the way out where everything may leave", () => {
    const written = connected(true);
    expect(Object.keys(written.resources("aws_vpc_security_group_ingress_rule"))).toEqual(["web_from_alb_8080"]);
    expect(Object.keys(written.resources("aws_vpc_security_group_egress_rule"))).toEqual(["alb_all"]);
  });

  it("writes them once, however often it is said", () => {
    const addresses = (times: number) =>
      synthesiseFully((stack) => {
        const alb = new SecurityGroup(stack, "alb", { network, allowAllOutbound: false });
        const web = new SecurityGroup(stack, "web", { network });
        for (let i = 0; i < times; i++) alb.allowTo(web, Port.tcp(8080));
      }).addresses();
    expect(addresses(3)).toEqual(addresses(1));
  });

  it("writes others for another port, protocol or group, and for the way back", () => {
    const written = synthesiseFully((stack) => {
      const group = (id: string) => new SecurityGroup(stack, id, { network });
      const [alb, web, db] = [group("alb"), group("web"), group("db")];
      for (const port of [Port.tcp(53), Port.udp(53), Port.tcpRange(53, 60)]) alb.allowTo(web, port);
      alb.allowTo(db, Port.tcp(53));
      web.allowTo(alb, Port.tcp(53));
    });
    expect(Object.keys(written.resources("aws_vpc_security_group_ingress_rule")).sort()).toEqual([
      "alb_from_web_53",
      "db_from_alb_53",
      "web_from_alb_53",
      "web_from_alb_53_60",
      "web_from_alb_udp_53",
    ]);
  });

  it("has an address that depends on nothing else, also for a port that only Terraform knows", () => {
    const addresses = (variables: number) =>
      synthesiseFully((stack) => {
        for (let i = 0; i < variables; i++) String(new TerraformVariable(stack, `v${i}`, {}).numberValue);
        const port = new TerraformVariable(stack, "port", { type: "number" }).numberValue;
        const [alb, web] = ["alb", "web"].map((id) => new SecurityGroup(stack, id, { network })) as [
          SecurityGroup,
          SecurityGroup,
        ];
        alb.allowTo(web, Port.tcp(port));
      }).addresses();
    expect(addresses(3)).toEqual(addresses(0));
  });
});

describe("a SecurityGroup that exists already", () => {
  const existing = (options?: { allowAllOutbound?: boolean }) =>
    synthesiseFully((stack) => {
      const old = SecurityGroup.fromSecurityGroupId(stack, "old", "sg-1", options);
      const web = new SecurityGroup(stack, "web", { network, allowAllOutbound: false });
      old.allowTo(web, Port.tcp(80));
      web.allowTo(old, Port.udp(53));
    });

  it("is not made, but gets rules", () => {
    const written = existing();
    expect(Object.keys(written.resources("aws_security_group"))).toEqual(["web"]);
    expect(written.resource("aws_vpc_security_group_ingress_rule", "old_from_web_udp_53")).toMatchObject({
      security_group_id: "sg-1",
      referenced_security_group_id: "${aws_security_group.web.id}",
    });
    expect(written.resource("aws_vpc_security_group_ingress_rule", "web_from_old_80")).toMatchObject({
      referenced_security_group_id: "sg-1",
    });
  });

  it("is taken to let everything out, unless the user knows better", () => {
    const egress = (options?: { allowAllOutbound?: boolean }) =>
      Object.keys(existing(options).resources("aws_vpc_security_group_egress_rule"));
    expect(egress()).toEqual(["web_to_old_udp_53"]);
    expect(egress({ allowAllOutbound: false }).sort()).toEqual(["old_to_web_80", "web_to_old_udp_53"]);
  });
});
