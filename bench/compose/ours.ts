import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, TerraformStack } from "cdktf";
import { ComposeApplication } from "../../src/compose/application/compose-application";
import { platform } from "./platform";

const IMAGE = "public.ecr.aws/nginx/nginx:1.27";

/** A Compose file of `count` services, of which the first is published: written, read, translated, made. */
export function build(app: App, count: number): void {
  const stack = new TerraformStack(app, "bench");
  const directory = mkdtempSync(join(tmpdir(), "bench-compose-"));
  try {
    const file = join(directory, "compose.yaml");
    writeFileSync(file, `services:\n${Array.from({ length: count }, (_, i) => service(i)).join("")}`);
    new ComposeApplication(stack, "app", { file, environment: {}, ...platform(stack) });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function service(i: number): string {
  return `  service-${i}:
    image: ${IMAGE}
    command: ["nginx", "-g", "daemon off;"]
    environment: { NUMBER: "${i}", UPSTREAM: "http://service-0" }
    ${i === 0 ? 'ports: ["80:80"]' : "expose: [80]"}
    stop_grace_period: 10s
    deploy: { replicas: 2, resources: { limits: { cpus: 0.25, memory: 512M } } }
`;
}
