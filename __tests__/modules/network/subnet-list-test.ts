import { networkModule } from "../../support/network-module";

describe("a list of subnets", () => {
  const written = networkModule();

  it("is a Subnet for each block, told apart by zone", () => {
    expect(written.resource("aws_subnet", "database")).toMatchObject({
      for_each: "${local.database_subnets}",
      availability_zone: "${each.value.zone}",
      availability_zone_id: "${each.value.zone_id}",
      cidr_block: "${each.value.cidr}",
      vpc_id: "${aws_vpc.main.id}",
    });
    expect(written.json.locals?.subnet_keys).toContain('format("%s-%d", element(var.azs, i)');
  });

  it("has further tags for a zone only where tasks and load balancers are", () => {
    const names = Object.keys(written.json.variable ?? {}).filter((name) => name.endsWith("_tags_per_az"));
    expect(names).toEqual(["public_subnet_tags_per_az", "private_subnet_tags_per_az"]);
  });

  it("has the suffixes of the original", () => {
    const kinds = ["public", "private", "database", "elasticache", "redshift", "intra"];
    const suffixes = kinds.map((kind) => written.variable(`${kind}_subnet_suffix`).default);
    expect(suffixes).toEqual(["public", "private", "db", "elasticache", "redshift", "intra"]);
  });
});
