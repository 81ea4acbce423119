import { networkModule } from "../../support/network-module";

const NAME = (kind: string) => `coalesce(var.${kind}_subnet_group_name, var.name)`;

it.each([
  ["aws_db_subnet_group", "database", `lower(${NAME("database")})`],
  ["aws_elasticache_subnet_group", "elasticache", NAME("elasticache")],
  ["aws_redshift_subnet_group", "redshift", `lower(${NAME("redshift")})`],
])("makes an %s where there are such subnets, with all of them", (type, kind, name) => {
  expect(networkModule().resource(type, kind)).toMatchObject({
    count: `\${var.create_${kind}_subnet_group && length(var.${kind}_subnets) > 0 ? 1 : 0}`,
    name: `\${${name}}`,
    subnet_ids: `\${values(aws_subnet.${kind})[*].id}`,
  });
});
