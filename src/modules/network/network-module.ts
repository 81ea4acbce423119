import { join } from "node:path";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import type { Construct } from "constructs";
import { addressed } from "../../core/address";
import { dependOn } from "../../core/depend-on";
import { hcl } from "../../module/hcl";
import { ModuleStack } from "../../module/module-stack";
import { forEach } from "../../module/repetition";
import { Network } from "../../network/network";
import { tagged } from "../tagged";
import { addDefaultResources } from "./default-resources";
import { addDhcpOptions } from "./dhcp-options";
import { addEndpoints } from "./endpoints";
import { addFlowLog } from "./flow-log";
import { addFlag, addTags, addTexts } from "./inputs";
import { addNatGateways } from "./nat-gateways";
import { checkSubnets } from "./subnet-checks";
import { addSubnetGroup } from "./subnet-groups";
import { addSubnetKeys, type SubnetKind, SubnetList } from "./subnet-list";
import {
  addInternetGateway,
  keepInside,
  routeAsPrivate,
  routeDatabaseSubnets,
  routePrivateSubnets,
  routePublicSubnets,
  routeRedshiftSubnets,
} from "./subnet-routes";
import { addVpn } from "./vpn";

/** The module `network`. */
export class NetworkModule extends ModuleStack {
  constructor(scope: Construct, id = "network") {
    super(scope, id, {
      description:
        "A VPC with subnets in several zones, public and private ones and such for databases, internet gateway, NAT gateways, routes, VPC endpoints, flow log and VPN gateway. Its inputs and outputs are called as those of terraform-aws-modules/vpc.",
      filesFrom: join(__dirname, "files"),
    });
    const network = this.addNetwork();
    const subnets = this.addSubnets(network);
    const internetGateway = addInternetGateway(this, network);
    routePublicSubnets(this, network, subnets.public);
    addNatGateways(this, internetGateway);
    routePrivateSubnets(this, subnets.private);
    keepInside(subnets.intra);
    routeDatabaseSubnets(this, subnets.database, internetGateway);
    routeAsPrivate(this, subnets.elasticache);
    routeRedshiftSubnets(this, subnets.redshift);
    addSubnetGroup(this, "database", subnets.database);
    addSubnetGroup(this, "elasticache", subnets.elasticache);
    addSubnetGroup(this, "redshift", subnets.redshift);
    addDefaultResources(this, network);
    addDhcpOptions(this, network);
    addVpn(this, network);
    addFlowLog(this, network);
    addEndpoints(this, network);
  }

  private addNetwork(): Network {
    const cidr = this.addInput("cidr", {
      type: "string",
      description: "The VPC's IPv4 block, /16 to /28",
      default: "10.0.0.0/16",
    });
    const hostnames = addFlag(
      this,
      "enable_dns_hostnames",
      "Whether instances get DNS names, which EFS and VPC endpoints need",
      true,
    );
    const support = addFlag(this, "enable_dns_support", "Whether the VPC has a DNS server", true);
    this.addInput("instance_tenancy", {
      type: "string",
      description:
        "Whether instances share their hosts with other accounts: `default`, or `dedicated`, which costs more",
      default: "default",
    });
    this.addInput("enable_network_address_usage_metrics", {
      type: "bool",
      description: "Whether CloudWatch has a metric of how many addresses are in use",
      default: null,
    });
    addTags(this, "vpc_tags", "the VPC");
    const network = new Network(this, "main", {
      cidr: cidr.stringValue,
      name: this.name.stringValue,
      enableDnsHostnames: hostnames.value,
    });
    const { vpc } = network;
    vpc.enableDnsSupport = support.value;
    vpc.instanceTenancy = hcl("var.instance_tenancy").stringValue;
    vpc.enableNetworkAddressUsageMetrics = hcl("var.enable_network_address_usage_metrics").value;
    tagged(vpc, "var.name", "var.vpc_tags");
    this.addVpcOutputs(vpc);
    return network;
  }

  private addSubnets({ vpc, vpcId }: Network): Record<SubnetKind, SubnetList> {
    addTexts(this, "secondary_cidr_blocks", "Further IPv4 blocks of the VPC, /16 to /28");
    const secondary = addressed(
      new VpcIpv4CidrBlockAssociation(this, "Secondary", { vpcId, cidrBlock: hcl("each.value").stringValue }),
      "secondary",
    );
    forEach(secondary, hcl("toset(var.secondary_cidr_blocks)").value);
    this.addOutput("vpc_secondary_cidr_blocks", {
      description: "The VPC's further IPv4 blocks",
      value: [secondary.cidrBlock],
    });
    this.addZones();
    addSubnetKeys(this);
    const list = (kind: SubnetKind) => {
      const added = new SubnetList(this, kind, vpcId);
      dependOn(added.subnet.resource, secondary);
      return added;
    };
    checkSubnets(this, vpc);
    const publicList = list("public");
    publicList.subnet.resource.mapPublicIpOnLaunch = addFlag(
      this,
      "map_public_ip_on_launch",
      "Whether instances that start in public subnets get a public IPv4 address, if they say nothing of it",
    ).value;
    return {
      public: publicList,
      private: list("private"),
      database: list("database"),
      elasticache: list("elasticache"),
      redshift: list("redshift"),
      intra: list("intra"),
    };
  }

  private addZones(): void {
    const zones = this.addInput("azs", {
      type: "list(string)",
      description:
        "The zones of the subnets, by name such as `ap-northeast-1a` or by ID such as `apne1-az4`. They are what subnets are told apart by: a zone that goes takes its own along and no others, if its blocks go with it",
      default: [],
      validation: [
        {
          condition: "${length(distinct(var.azs)) == length(var.azs)}",
          errorMessage:
            "azs is ${jsonencode(var.azs)}; allowed: each zone once. A zone gets a second subnet by a longer list of blocks.",
        },
        {
          condition: "${length(var.azs) > 0 || length(local.subnet_cidr_blocks) == 0}",
          errorMessage: "azs is []; allowed: a zone or more, as there are subnets. Say where the subnets are to be.",
        },
      ],
    });
    this.addOutput("azs", { description: "The zones, as they were given", value: zones.listValue });
    this.addOutput("name", { description: "The name, as it was given", value: this.name.stringValue });
  }

  private addVpcOutputs(vpc: Vpc): void {
    const outputs = {
      vpc_id: ["The ID of the VPC", vpc.id],
      vpc_arn: ["The ARN of the VPC", vpc.arn],
      vpc_cidr_block: ["The VPC's IPv4 block", vpc.cidrBlock],
      vpc_instance_tenancy: ["Whether instances share their hosts with other accounts", vpc.instanceTenancy],
      vpc_enable_dns_support: ["Whether the VPC has a DNS server", vpc.enableDnsSupport],
      vpc_enable_dns_hostnames: ["Whether instances get DNS names", vpc.enableDnsHostnames],
      vpc_main_route_table_id: ["The ID of the VPC's main route table", vpc.mainRouteTableId],
      vpc_owner_id: ["The account that the VPC belongs to", vpc.ownerId],
      default_security_group_id: ["The ID of the VPC's default security group", vpc.defaultSecurityGroupId],
      default_network_acl_id: ["The ID of the VPC's default network ACL", vpc.defaultNetworkAclId],
      default_route_table_id: ["The ID of the route table that the VPC was made with", vpc.defaultRouteTableId],
    } as const;
    for (const [name, [description, value]] of Object.entries(outputs)) this.addOutput(name, { description, value });
  }
}
