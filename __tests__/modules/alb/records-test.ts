import { albModule } from "../../support/alb-module";

describe("what stands before the load balancer of the module alb", () => {
  const written = albModule();

  it("are names in Route 53, which are aliases of its own", () => {
    expect(written.resource("aws_route53_record", "main")).toMatchObject({
      name: "${coalesce(each.value.name, each.key)}",
      alias: { name: "${aws_lb.main[0].dns_name}", zone_id: "${aws_lb.main[0].zone_id}" },
    });
  });

  it("is a web ACL, if a variable says so that Terraform knows", () => {
    expect(written.resource("aws_wafv2_web_acl_association", "main")).toMatchObject({
      count: "${(var.create ? var.associate_web_acl : false) ? 1 : 0}",
      resource_arn: "${aws_lb.main[0].arn}",
      web_acl_arn: "${var.web_acl_arn}",
    });
  });
});
