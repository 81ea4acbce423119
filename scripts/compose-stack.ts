import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformOutput, TerraformStack } from "cdktf";
import { Cluster } from "../src/cluster/cluster";
import { ComposeApplication, type ComposeLayout } from "../src/compose/application/compose-application";
import { Network } from "../src/network/network";

export interface ComposeStackProps {
  readonly files: readonly string[];
  readonly envFiles?: readonly string[];
  readonly region: string;
  readonly profiles?: readonly string[];
  readonly strict: boolean;
  readonly certificateArn?: string;
  readonly layout: ComposeLayout;
}

/** The Availability Zones of a stack, which most regions have. */
export function zonesOf(region: string): string[] {
  return [`${region}a`, `${region}c`];
}

/** A Compose application with all that it needs: a network, and a cluster. */
export class ComposeStack extends TerraformStack {
  readonly application: ComposeApplication;

  constructor(scope: App, id: string, { region, layout, ...props }: ComposeStackProps) {
    super(scope, id);
    new AwsProvider(this, "aws", { region });
    const network = new Network(this, "network", { availabilityZones: zonesOf(region) });
    const cluster = new Cluster(this, "cluster");
    this.application = new ComposeApplication(this, "main", { ...props, ...layout, cluster, network });
    const { loadBalancer, networkLoadBalancer } = this.application;
    if (loadBalancer !== undefined) new TerraformOutput(this, "url", { value: `http://${loadBalancer.dnsName}` });
    if (networkLoadBalancer !== undefined) new TerraformOutput(this, "host", { value: networkLoadBalancer.dnsName });
  }
}
