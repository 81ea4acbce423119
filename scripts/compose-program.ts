import { type ComposeStackProps, zonesOf } from "./compose-stack";

/** The program that makes a stack of files. */
export function programOf(
  stack: string,
  { files, envFiles, region, layout, profiles, strict, certificateArn }: ComposeStackProps,
): string {
  const [first = ""] = files;
  const properties = [
    files.length === 1 ? `file: ${literal(first)}` : `files: ${literal(files)}`,
    ...(envFiles === undefined ? [] : [`envFiles: ${literal(envFiles)}`]),
    ...Object.entries(layout).map(([name, value]) => `${name}: ${literal(value)}`),
    ...(profiles === undefined ? [] : [`profiles: ${literal(profiles)}`]),
    ...(strict ? ["strict: true"] : []),
    ...(certificateArn === undefined ? [] : [`certificateArn: ${literal(certificateArn)}`]),
    "cluster",
    "network",
  ];
  return `import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Cluster, ComposeApplication, keepState, Network } from "cdktf-ecs";

const app = new App();
const stack = new TerraformStack(app, ${literal(stack)});
keepState(stack); // in a local file
new AwsProvider(stack, "aws", { region: ${literal(region)} });

const network = new Network(stack, "network", { availabilityZones: ${literal(zonesOf(region))} });
const cluster = new Cluster(stack, "cluster");
new ComposeApplication(stack, "main", {
${properties.map((property) => `  ${property},\n`).join("")}});

app.synth();
`;
}

function literal(value: string | readonly string[]): string {
  return typeof value === "string"
    ? JSON.stringify(value)
    : `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
}
