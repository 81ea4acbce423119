import { readdirSync } from "node:fs";
import { join } from "node:path";
import { TranslationError } from "../../../src/compose/application/translation-error";
import { addApplication, rulesAgainst } from "../../support/compose-application";
import { CONVERTED, sampleFiles } from "../../support/compose-samples";
import { ROOT } from "../../support/markdown";
import { emptyStack } from "../../support/synth";

/** Why each sample is refused as it is: the keys, and what is wrong with each. Those that are not here become stacks. */
const REFUSED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  django: {
    "services.web.build": "ECS builds no images.",
    "services.worker.build": "ECS builds no images.",
    "services.migrate.build": "ECS builds no images.",
    "services.web.volumes[0]": "Fargate has no host",
    "services.worker.volumes[0]": "Fargate has no host",
  },
  elk: {
    "services.elasticsearch.cap_add[0]": "Fargate adds no capability but SYS_PTRACE.",
  },
  "flask-worker": {
    "services.web.build": "ECS builds no images.",
    "services.web.post_start[0].command": "ECS runs no commands beside the program",
  },
  gitea: {
    "services.postgres.volumes[0]": "Fargate has no host",
    "services.gitea.volumes[0]": "Fargate has no host",
    "services.gitea.volumes[1]": "Fargate has no host",
  },
  gpu: {
    "services.ollama.runtime": "Fargate has one runtime.",
    "services.ollama.devices[0]": "Fargate has no devices.",
    "services.ollama.deploy.resources.reservations.devices[0].count": "Fargate has no GPUs",
    "services.chat.gpus[0].count": "Fargate has no GPUs.",
    "services.chat.models.llm": "ECS runs no models by itself.",
    "services.chat.dns[0]": "asks the DNS of its VPC",
    "services.chat.dns_search[0]": "searches no domains",
    "models.llm.model": "ECS runs no models by itself.",
  },
  keycloak: { "services.postgres.volumes[0]": "Fargate has no host" },
  laravel: {
    "services.app.build.context": "ECS builds no images.",
    "services.nginx.network_mode": "A task on Fargate has a network of its own.",
    "services.nginx.configs[0]": "ECS mounts directories",
    "configs.site.file": "cannot be read",
  },
  minecraft: {
    "services.minecraft.volumes[0]": "Fargate has no host",
  },
  monitoring: {
    "services.prometheus.volumes[0].source": "Fargate has no host",
    'services.prometheus.extra_hosts["host.docker.internal"][0]': "no lines of their own in /etc/hosts",
    "services.node-exporter.pid": "Fargate shares nothing of a host",
    "services.node-exporter.network_mode": "A task on Fargate has a network of its own.",
    "services.node-exporter.volumes[0]": "Fargate has no host",
    "services.node-exporter.deploy.mode": "Fargate has no nodes",
  },
  nextcloud: {
    "services.cron.volumes_from[0]": "Tasks have no volumes of others.",
    "services.web.build": "ECS builds no images.",
    "services.web.volumes_from[0]": "Tasks have no volumes of others.",
    "volumes.db.external": "A volume of Docker's that exists has no files at AWS.",
  },
  "node-redis": {
    "services.proxy.build.context": "ECS builds no images.",
    "services.web1.build": "ECS builds no images.",
    "services.web2.build": "ECS builds no images.",
  },
  postgres: { "services.postgres.volumes[0]": "Fargate has no host" },
  rails: {
    "services.web.build": "ECS builds no images.",
    "services.sidekiq.build": "ECS builds no images.",
    "services.web.volumes[0]": "Fargate has no host",
    "services.sidekiq.volumes[0]": "Fargate has no host",
  },
  spring: { "services.api.build.context": "ECS builds no images." },
  traefik: {
    "services.traefik.ports[1]": "HTTPS needs a certificate.",
    "services.traefik.volumes[0]": "Fargate has no Docker to ask.",
    "networks.edge.external": "A network of Docker's that exists has no services at AWS.",
  },
  voting: {
    "services.vote.build.context": "ECS builds no images.",
    "services.worker.build": "ECS builds no images.",
    "services.redis.volumes[0]": "Fargate has no host",
    "services.db.volumes[1]": "Fargate has no host",
  },
};

function refusalOf(files: readonly string[]): TranslationError {
  try {
    addApplication(emptyStack(), files);
  } catch (error) {
    if (error instanceof TranslationError) return error;
    throw error;
  }
  throw new Error("It is not refused.");
}

describe("the samples", () => {
  it("become stacks, or are refused for reasons", () => {
    const names = readdirSync(join(ROOT, "__tests__/compose/samples")).sort();
    const asTheyAre = Object.keys(CONVERTED).filter((name) => CONVERTED[name]?.length === 0);
    expect([...Object.keys(REFUSED), ...asTheyAre].sort()).toEqual(names);
  });

  it.each(Object.entries(CONVERTED))("%s becomes a stack that passes all rules", (name, files) => {
    expect(rulesAgainst(sampleFiles(name, ...files))).toEqual([]);
  });

  it.each(Object.entries(REFUSED))("%s is refused as it is, for these keys", (name, reasons) => {
    const { report, message } = refusalOf(sampleFiles(name));
    const refused = report.entries.filter(({ outcome }) => outcome === "refused");
    expect(message.split("\n")).toHaveLength(refused.length);
    for (const [key, reason] of Object.entries(reasons)) {
      const entry = refused.find((each) => each.key === key);
      expect([key, entry?.text]).toEqual([key, expect.stringContaining(reason)]);
      expect(message).toContain(`${entry?.file}:${entry?.line}:${entry?.column}: refused: ${key}: `);
    }
    const keyOf = (key: string) => key.split(/[.[]/).slice(0, 3).join(".");
    // Nothing is refused that is not in the table, but for other members of the same keys.
    const known = new Set(Object.keys(reasons).map(keyOf));
    expect(refused.map(({ key }) => keyOf(key)).filter((key) => !known.has(key))).toEqual([]);
  });
});
