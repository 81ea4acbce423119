import { TerraformOutput } from "cdktf";
import { PrivateDnsNamespace } from "../../src/discovery/private-dns-namespace";
import { Network } from "../../src/network/network";
import { synthesiseFully } from "../support/synth";

describe("a namespace in the DNS of a VPC", () => {
  it("is known in the VPC of the network, by its name", () => {
    const stack = synthesiseFully((scope) => {
      const namespace = new PrivateDnsNamespace(scope, "dns", {
        name: "shop.internal",
        network: new Network(scope, "main"),
        tags: { Team: "shop" },
      });
      expect(namespace.namespaceName).toBe("shop.internal");
      new TerraformOutput(scope, "ids", { value: [namespace.namespaceArn, namespace.namespaceId] });
    });
    expect(stack.resource("aws_service_discovery_private_dns_namespace", "dns")).toEqual({
      name: "shop.internal",
      vpc: "${aws_vpc.main.id}",
      tags: { Team: "shop" },
    });
    expect(stack.output("ids").value).toEqual([
      "${aws_service_discovery_private_dns_namespace.dns.arn}",
      "${aws_service_discovery_private_dns_namespace.dns.id}",
    ]);
  });
});
