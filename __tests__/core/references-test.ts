import { referencesIn } from "../../src/core/references";

const addresses = (text: string) => referencesIn(text).map(({ type, name }) => `${type}.${name}`);

describe("referencesIn", () => {
  it.each([
    ["${aws_vpc.main.id}", ["aws_vpc.main"]],
    ["${aws_vpc.main}", ["aws_vpc.main"]],
    ["a ${aws_vpc.my-vpc.id} b ${aws_lb.web.arn}", ["aws_vpc.my-vpc", "aws_lb.web"]],
    ["${aws_vpc.main[0].id}", ["aws_vpc.main"]],
    ["${aws_vpc.main[aws_lb.web.index].id}", ["aws_vpc.main", "aws_lb.web"]],
    ['${join(",", [aws_vpc.a.id, aws_vpc.b.id])}', ["aws_vpc.a", "aws_vpc.b"]],
    ["${var.x ? aws_vpc.a.id:aws_vpc.b.id}", ["aws_vpc.a", "aws_vpc.b"]],
    ["%{ if aws_vpc.a.ipv6 }x%{ endif }", ["aws_vpc.a"]],
    ['${base64encode("ECS_CLUSTER=${aws_ecs_cluster.main.name}\\n")}', ["aws_ecs_cluster.main"]],
    ['${f("a ${g("b ${aws_vpc.main.id}")}")}', ["aws_vpc.main"]],
  ])("%s refers to %j", (text, expected) => {
    expect(addresses(text)).toEqual(expected);
  });

  it.each([
    "",
    "aws_vpc.main.id",
    "$${aws_vpc.main.id}",
    "%%{ aws_vpc.main.id }",
    "${data.aws_vpc.main.id}",
    "${module.aws_vpc.main}",
    "${var.name}",
    "${local.name.x}",
    '${upper("aws_vpc.main.id")}',
    '${upper("$${aws_vpc.main.id}")}',
    "${aws_vpc.main.id",
  ])("%j refers to nothing", (text) => {
    expect(addresses(text)).toEqual([]);
  });
});
