import { networkModule } from "../../support/network-module";

describe("the module network", () => {
  const written = networkModule();

  it("has the VPC of the construct, as the caller says", () => {
    expect(written.resource("aws_vpc", "main")).toMatchObject({
      cidr_block: "${var.cidr}",
      enable_dns_hostnames: "${var.enable_dns_hostnames}",
      enable_dns_support: "${var.enable_dns_support}",
      instance_tenancy: "${var.instance_tenancy}",
    });
  });

  it("makes subnets after the VPC's further blocks, and takes them away before", () => {
    expect(written.resource("aws_vpc_ipv4_cidr_block_association", "secondary").for_each).toBe(
      "${toset(var.secondary_cidr_blocks)}",
    );
    for (const subnet of Object.values(written.resources("aws_subnet"))) {
      expect(subnet.depends_on).toEqual(["aws_vpc_ipv4_cidr_block_association.secondary"]);
    }
  });

  it("asks for nothing but a name", () => {
    const variables = Object.entries(written.json.variable ?? {});
    expect(variables.filter(([, { default: value }]) => value === undefined).map(([name]) => name)).toEqual(["name"]);
  });

  it("asks AWS nothing at plan time", () => {
    expect(written.json.data).toBeUndefined();
  });

  it("has no output that changes with the order of a map, where the original has the order of the zones", () => {
    for (const kind of ["public", "private", "database", "elasticache", "redshift", "intra"]) {
      for (const output of ["subnets", "subnet_arns", "subnets_cidr_blocks", "subnet_objects"]) {
        expect(written.output(`${kind}_${output}`).value).toMatch(`for key in local.${kind}_subnet_keys :`);
      }
    }
  });
});
