import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { Network } from "../../src/network/network";

/** What an application stands in, made alike for both variants. */
export function platform(stack: TerraformStack) {
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  const network = new Network(stack, "network", { availabilityZones: ["eu-west-1a", "eu-west-1b"] });
  return { network, cluster: new Cluster(stack, "cluster") };
}
