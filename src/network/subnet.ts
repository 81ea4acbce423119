import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { addressed } from "../core/address";
import { nameTag } from "../core/tags";
import type { NatGateway } from "./nat-gateway";

/** What is particular to one subnet of a network. */
export interface SubnetOptions {
  /** For example `ap-northeast-1a`. */
  readonly availabilityZone: string;
  /** A part of the VPC's block that no other subnet touches, /16 to /28. */
  readonly cidr: string;
}

export interface SubnetProps extends SubnetOptions {
  readonly vpcId: string;
  /** The Name tag, also of the subnet's route table. */
  readonly name: string;
}

/** A subnet of a `Network`. Nothing that starts in it gets a public address by itself. */
export class Subnet extends Construct {
  readonly resource: AwsSubnet;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SubnetProps,
  ) {
    super(scope, id);
    this.resource = addressed(
      new AwsSubnet(this, "Subnet", {
        vpcId: props.vpcId,
        availabilityZone: props.availabilityZone,
        cidrBlock: props.cidr,
        tags: nameTag(props.name),
      }),
    );
  }

  get subnetId(): string {
    return this.resource.id;
  }

  /** Puts the subnet under the routes of `table`. */
  associate(table: RouteTable): RouteTableAssociation {
    return addressed(
      new RouteTableAssociation(this, "RouteTableAssociation", { subnetId: this.subnetId, routeTableId: table.id }),
    );
  }

  /** Makes a route table for the subnet alone; `associate` puts the subnet under it. */
  addRouteTable(): RouteTable {
    const { vpcId, name } = this.props;
    return addressed(new RouteTable(this, "RouteTable", { vpcId, tags: nameTag(name) }));
  }

  /** Leads the default route of `table`, which is the subnet's own, to `gateway`. */
  addNatRoute(table: RouteTable, gateway: Pick<NatGateway, "natGatewayId">): Route {
    return addressed(
      new Route(this, "Route", {
        routeTableId: table.id,
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: gateway.natGatewayId,
      }),
    );
  }

  /** Gives the subnet a route table of its own whose default route leads to `gateway`. Returns what makes it so. */
  routeTo(gateway: NatGateway): readonly ITerraformDependable[] {
    const table = this.addRouteTable();
    return [this.addNatRoute(table, gateway), this.associate(table)];
  }
}
