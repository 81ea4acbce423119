import { TerraformOutput } from "cdktf";
import { HttpNamespace } from "../../src/discovery/http-namespace";
import { synthesiseFully } from "../support/synth";

describe("a namespace for Service Connect", () => {
  it("has a name, tags, and no DNS", () => {
    const stack = synthesiseFully((scope) => {
      const namespace = new HttpNamespace(scope, "names", { name: "shop", tags: { Team: "shop" } });
      new TerraformOutput(scope, "arn", { value: namespace.namespaceArn });
    });
    expect(stack.resource("aws_service_discovery_http_namespace", "names")).toEqual({
      name: "shop",
      tags: { Team: "shop" },
    });
    expect(stack.output("arn").value).toBe("${aws_service_discovery_http_namespace.names.arn}");
    expect(stack.addresses()).toHaveLength(1);
  });
});
