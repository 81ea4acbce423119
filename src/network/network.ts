import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { IResolvable, ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { addressed, addressOf } from "../core/address";
import { ConfigurationError } from "../core/errors";
import { nameTag, type Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";
import { defaultLayout } from "./layout";
import { NatGateway } from "./nat-gateway";
import { Subnet, type SubnetOptions } from "./subnet";

/** How public subnets reach the internet. */
export interface PublicRoutes {
  readonly table: RouteTable;
  /** The default route, to the internet gateway. */
  readonly route: Route;
}

/** Where things run: a VPC, made here or existing. */
export interface INetwork {
  readonly vpcId: string;
  /** Subnets with a route to the internet gateway, for load balancers. */
  readonly publicSubnetIds: string[];
  /** Subnets without one, for tasks. */
  readonly privateSubnetIds: string[];
  /** What must be there before something in a public subnet reaches the internet. */
  readonly publicConnectivity: readonly ITerraformDependable[];
  /** What must be there before something in a private subnet reaches the internet. */
  readonly privateConnectivity: readonly ITerraformDependable[];
}

/** The parts of a VPC that exists already. */
export interface NetworkAttributes {
  readonly vpcId: string;
  /** @default none */
  readonly publicSubnetIds?: string[];
  /** @default none */
  readonly privateSubnetIds?: string[];
}

export interface NetworkProps {
  /**
   * The VPC's IPv4 block, /16 to /28.
   * @default 10.0.0.0/16
   */
  readonly cidr?: string;
  /**
   * Zones that each get a public and a private subnet, a sixteenth of the block each: at most eight zones.
   * @default none: add subnets, gateways and routes with the methods
   */
  readonly availabilityZones?: readonly string[];
  /**
   * How many of the zones get a NAT gateway, through which private subnets reach the internet. AWS bills each by the hour. With 0,
   * private subnets reach nothing outside of the VPC.
   * @default one for each zone, so that the loss of a zone does not cut off another
   */
  readonly natGateways?: number;
  /**
   * The VPC's Name tag; everything in it is named after it: `<name>-public-1a`.
   * @default the construct's name in Terraform addresses
   */
  readonly name?: string;
  /**
   * Whether instances get DNS names. EFS mounts and VPC endpoints need it.
   * @default true
   */
  readonly enableDnsHostnames?: boolean | IResolvable;
  /** @default none but Name */
  readonly tags?: Tags;
}

/**
 * A VPC with public and private subnets, an internet gateway, NAT gateways and routes.
 *
 * With `availabilityZones` it is complete; without, it is a VPC alone that grows by its methods, in the order in which they stand here.
 */
export class Network extends CheckedConstruct implements INetwork {
  /** A VPC that exists already. */
  static fromNetworkAttributes({ vpcId, publicSubnetIds = [], privateSubnetIds = [] }: NetworkAttributes): INetwork {
    return { vpcId, publicSubnetIds, privateSubnetIds, publicConnectivity: [], privateConnectivity: [] };
  }

  readonly vpc: Vpc;
  readonly publicConnectivity: ITerraformDependable[] = [];
  readonly privateConnectivity: ITerraformDependable[] = [];
  private readonly name: string;
  private readonly publicSubnets = new Map<string, Subnet>();
  private readonly privateSubnets = new Map<string, Subnet>();
  private readonly natGateways = new Map<string, NatGateway>();
  private internetGateway: InternetGateway | undefined;
  private publicRouteTable: RouteTable | undefined;

  constructor(scope: Construct, id: string, props: NetworkProps = {}) {
    super(scope, id);
    const { cidr = "10.0.0.0/16", availabilityZones = [] } = props;
    this.name = props.name ?? addressOf(this);
    this.vpc = addressed(
      new Vpc(this, "Vpc", {
        cidrBlock: cidr,
        enableDnsHostnames: props.enableDnsHostnames ?? true,
        tags: nameTag(this.name, props.tags),
      }),
    );
    if (availabilityZones.length > 0 || props.natGateways) {
      this.layOut(cidr, availabilityZones, props.natGateways ?? availabilityZones.length);
    }
  }

  get vpcId(): string {
    return this.vpc.id;
  }

  get publicSubnetIds(): string[] {
    return [...this.publicSubnets.values()].map((subnet) => subnet.subnetId);
  }

  get privateSubnetIds(): string[] {
    return [...this.privateSubnets.values()].map((subnet) => subnet.subnetId);
  }

  /** Adds the public subnet of a zone. `zone` is short, like `1a`: it stands in names and addresses. */
  addPublicSubnet(zone: string, options: SubnetOptions): Subnet {
    return this.addSubnet("public", zone, options);
  }

  /** Adds the private subnet of a zone. */
  addPrivateSubnet(zone: string, options: SubnetOptions): Subnet {
    return this.addSubnet("private", zone, options);
  }

  /** Adds the gateway between the VPC and the internet. */
  addInternetGateway(): InternetGateway {
    this.internetGateway = addressed(
      new InternetGateway(this, "InternetGateway", { vpcId: this.vpcId, tags: nameTag(this.name) }),
    );
    return this.internetGateway;
  }

  /** Adds a NAT gateway with an address of its own to the public subnet of `zone`. */
  addNatGateway(zone: string): NatGateway {
    const gateway = new NatGateway(this, `nat_${zone}`, {
      name: `${this.name}-${zone}`,
      addressName: `${this.name}-natgw-${zone}`,
      subnetId: this.find(this.publicSubnets, zone, "a public subnet").subnetId,
      internetGateway: this.internetGateway,
    });
    this.natGateways.set(zone, gateway);
    return gateway;
  }

  /** Routes all public subnets, also those that are added later, to the internet gateway by one route table. */
  routePublicSubnets(): PublicRoutes {
    if (this.internetGateway === undefined) {
      const fix = "Call addInternetGateway() first.";
      throw new ConfigurationError(this, { property: "internetGateway", got: undefined, allowed: "a gateway", fix });
    }
    const tags = nameTag(`${this.name}-public`);
    const table = addressed(new RouteTable(this, "PublicRouteTable", { vpcId: this.vpcId, tags }), "public");
    const route = addressed(
      new Route(this, "PublicRoute", {
        routeTableId: table.id,
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: this.internetGateway.id,
      }),
      "public",
    );
    this.publicConnectivity.push(route);
    for (const subnet of this.publicSubnets.values()) this.publicConnectivity.push(subnet.associate(table));
    this.publicRouteTable = table;
    return { table, route };
  }

  /** Routes the private subnet of `zone`, by a route table of its own, to the NAT gateway of `natZone`. */
  routePrivateSubnet(zone: string, natZone: string = zone): void {
    const gateway = this.find(this.natGateways, natZone, "a NAT gateway");
    this.privateConnectivity.push(...this.find(this.privateSubnets, zone, "a private subnet").routeTo(gateway));
  }

  private addSubnet(kind: "public" | "private", zone: string, options: SubnetOptions): Subnet {
    const name = `${this.name}-${kind}-${zone}`;
    const subnet = new Subnet(this, `${kind}_${zone}`, { ...options, vpcId: this.vpcId, name });
    (kind === "public" ? this.publicSubnets : this.privateSubnets).set(zone, subnet);
    if (kind === "public" && this.publicRouteTable !== undefined) {
      this.publicConnectivity.push(subnet.associate(this.publicRouteTable));
    }
    return subnet;
  }

  private layOut(cidr: string, availabilityZones: readonly string[], natGateways: number): void {
    const zones = defaultLayout(this, cidr, availabilityZones);
    if (!Number.isInteger(natGateways) || natGateways < 0 || natGateways > zones.length) {
      throw new ConfigurationError(this, {
        property: "natGateways",
        got: natGateways,
        allowed: `0 to ${zones.length}, the number of zones`,
        fix: "One for each zone survives the loss of any zone; 1 is cheaper.",
      });
    }
    for (const { zone, availabilityZone, publicCidr } of zones) {
      this.addPublicSubnet(zone, { availabilityZone, cidr: publicCidr });
    }
    for (const { zone, availabilityZone, privateCidr } of zones) {
      this.addPrivateSubnet(zone, { availabilityZone, cidr: privateCidr });
    }
    this.addInternetGateway();
    this.routePublicSubnets();
    const natZones = zones.slice(0, natGateways).map(({ zone }) => zone);
    for (const zone of natZones) this.addNatGateway(zone);
    if (natZones.length === 0) return;
    for (const [i, { zone }] of zones.entries()) this.routePrivateSubnet(zone, natZones[i % natZones.length]);
  }

  private find<T>(parts: ReadonlyMap<string, T>, zone: string, what: string): T {
    const part = parts.get(zone);
    if (part !== undefined) return part;
    throw new ConfigurationError(this, {
      property: "zone",
      got: zone,
      allowed: parts.size > 0 ? [...parts.keys()].join(", ") : "none yet",
      fix: `Add ${what} to the zone first.`,
    });
  }
}
