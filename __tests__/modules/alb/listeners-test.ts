import { albModule } from "../../support/alb-module";

describe("the listeners of the module alb", () => {
  const written = albModule();
  const listener = written.resource("aws_lb_listener", "main");

  it("are those of the caller's map, if anything is made", () => {
    expect(listener).toMatchObject({
      for_each: "${{ for each_key, each_value in var.listeners : each_key => each_value if var.create }}",
      load_balancer_arn: "${aws_lb.main[0].arn}",
      port: "${coalesce(each.value.port, var.default_port)}",
      protocol: "${coalesce(each.value.protocol, var.default_protocol)}",
      tags: "${merge(var.tags, each.value.tags)}",
    });
  });

  it("speak TLS by the policy of the constructs", () => {
    expect(listener.ssl_policy).toContain('coalesce(each.value.ssl_policy, "ELBSecurityPolicy-TLS13-1-2-2021-06")');
  });

  it("have the actions of the caller, and not that of the construct", () => {
    expect(listener.default_action).toBeUndefined();
    expect(listener.dynamic).toMatchObject({
      default_action: { for_each: expect.stringContaining('status_code = "404"') },
      mutual_authentication: { content: { mode: "${mutual_authentication.value.mode}" } },
    });
  });

  it("take every header that the provider can set", () => {
    const headers = Object.keys(listener).filter((name) => name.startsWith("routing_http_"));
    expect(headers).toHaveLength(19);
    for (const name of headers) expect(written.variable("listeners").type).toContain(`${name} = optional(`);
  });

  it("have further certificates, by their place in the list", () => {
    expect(written.resource("aws_lb_listener_certificate", "main")).toMatchObject({
      for_each: expect.stringContaining('"${key}/${i}" => { listener_key = key, certificate_arn = arn }'),
      listener_arn: "${aws_lb_listener.main[each.value.listener_key].arn}",
    });
  });

  it("are given out without what may hold a secret", () => {
    expect(written.output("listeners").value).toContain('if name != "default_action"');
  });
});
