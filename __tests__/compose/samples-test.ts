import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Service } from "../../src/compose/model/service";
import { sample } from "../support/compose";
import { ROOT } from "../support/markdown";

const SAMPLES = join(ROOT, "__tests__/compose/samples");

function service(name: string, key: string, options: Parameters<typeof sample>[1] = {}): Service {
  const found = sample(name, options).project.services[key];
  if (found === undefined) throw new Error(`${name} has no service ${key}`);
  return found;
}

describe("every sample", () => {
  it.each(readdirSync(SAMPLES))("%s loads, and each of its keys has a place", (name) => {
    const { project, keys, locate } = sample(name);
    expect(Object.keys(project.services).length).toBeGreaterThan(0);
    expect(keys.length).toBeGreaterThan(8);
    for (const { path, at } of keys) {
      expect(at.file.startsWith(SAMPLES)).toBe(true);
      expect(locate(path).line).toBeGreaterThanOrEqual(at.line);
    }
  });
});

describe("WordPress with MySQL", () => {
  it("waits for the health of the database, and reads its password from a file", () => {
    const { project } = sample("wordpress");
    expect(project.name).toBe("blog");
    expect(project.services.wordpress).toMatchObject({
      image: "wordpress:6-apache",
      depends_on: { db: { condition: "service_healthy", required: true, restart: false } },
      secrets: [{ source: "db_password" }],
    });
    expect(project.secrets.db_password).toEqual({
      file: join(SAMPLES, "wordpress/db_password.txt"),
      external: false,
      name: "blog_db_password",
    });
  });

  it("reads the command as words, and durations in seconds", () => {
    expect(service("wordpress", "db")).toMatchObject({
      command: ["--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci"],
      environment: { MYSQL_DATABASE: "blog", MYSQL_RANDOM_ROOT_PASSWORD: "1" },
      healthcheck: { interval: 10, timeout: 5, retries: 5, start_period: 60 },
      volumes: [{ type: "volume", source: "database", target: "/var/lib/mysql" }],
    });
  });

  it("takes the tag of the image from the environment", () => {
    expect(service("wordpress", "wordpress", { environment: { WORDPRESS_TAG: "7" } }).image).toBe("wordpress:7");
  });
});

describe("nginx, Node and Redis", () => {
  it("merges anchors, where the later mapping wins", () => {
    const { web1, web2 } = sample("node-redis").project.services;
    expect(web1).toMatchObject({ hostname: "web1", environment: { NODE_ENV: "production" } });
    expect(web2).toMatchObject({ hostname: "web2", restart: "on-failure:3", build: web1?.build });
    expect(web2?.environment).toEqual({ WORKER: "2", REDIS_URL: "redis://cache:6379", NODE_ENV: "production" });
  });

  it("keeps an empty word of a command", () => {
    expect(service("node-redis", "cache").command).toEqual(["redis-server", "--save", "", "--appendonly", "no"]);
    expect(service("node-redis", "cache").expose).toEqual(["6379"]);
  });

  it("says where a merged value comes from", () => {
    const { locate } = sample("node-redis");
    expect(locate(["services", "web2", "restart"])).toMatchObject({ line: 11, column: 14 });
    expect(locate(["services", "web2", "hostname"])).toMatchObject({ line: 19, column: 15 });
  });
});

describe("Spring with PostgreSQL", () => {
  it("builds for a platform, with arguments of which one is passed on", () => {
    expect(service("spring", "api")).toMatchObject({
      platform: "linux/arm64",
      build: {
        context: join(SAMPLES, "spring"),
        dockerfile: "docker/Dockerfile",
        target: "runtime",
        args: { JAVA_VERSION: "21", GIT_COMMIT: null },
      },
      ports: [{ target: 8080, published: { from: 8080, to: 8080 }, app_protocol: "http", mode: "host" }],
      deploy: { resources: { limits: { cpus: 1.5, memory: 2 ** 30 }, reservations: { memory: 2 ** 29 } } },
    });
  });

  it("takes variables from a file, behind its own", () => {
    const { environment } = service("spring", "api");
    expect(environment).toMatchObject({
      JAVA_OPTS: "-Xmx512m -Duser.timezone=UTC",
      SPRING_PROFILES_ACTIVE: "docker",
      SPRING_JPA_SHOW_SQL: "false",
    });
    const { locate } = sample("spring");
    expect(locate(["services", "api", "environment", "JAVA_OPTS"])).toEqual({
      file: join(SAMPLES, "spring/api.env"),
      line: 2,
      column: 1,
    });
  });

  it("takes what it requires from .env", () => {
    expect(service("spring", "postgres")).toMatchObject({
      environment: { POSTGRES_PASSWORD: "only for tests" },
      shm_size: 128 * 1024 ** 2,
      volumes: [{ target: "/var/lib/postgresql/data" }],
      healthcheck: { test: ["CMD-SHELL", "pg_isready -U app || exit 1"], start_interval: 0.5 },
    });
  });
});

describe("Django with Celery", () => {
  it("shares what x-app says, and passes over a file that is not required", () => {
    const { web, worker } = sample("django").project.services;
    expect(web?.env_file).toEqual([
      { path: join(SAMPLES, "django/app.env"), required: true },
      { path: join(SAMPLES, "django/secret.env"), required: false },
    ]);
    expect(web?.environment).toMatchObject({ DATABASE_URL: "postgres://shop:shop@db/shop" });
    expect(worker).toMatchObject({
      stop_grace_period: 90,
      depends_on: { migrate: { condition: "service_completed_successfully" } },
    });
  });

  it("keeps extensions aside", () => {
    expect(sample("django").project.extensions).toMatchObject({ "x-app": { build: "." } });
  });
});

describe("Elasticsearch, Logstash and Kibana", () => {
  it("leaves a service out that has a profile, and says so", () => {
    const { project, inactive, keys } = sample("elk");
    expect(Object.keys(project.services)).toEqual(["elasticsearch", "logstash", "kibana"]);
    expect(inactive).toEqual([
      { name: "setup", profiles: ["setup"], at: { file: join(SAMPLES, "elk/compose.yaml"), line: 4, column: 3 } },
    ]);
    expect(keys.filter(({ name }) => name.startsWith("services.setup"))).toEqual([]);
    expect(Object.keys(sample("elk", { profiles: ["setup"] }).project.services)).toContain("setup");
    expect(Object.keys(sample("elk", { environment: { COMPOSE_PROFILES: "a,setup" } }).project.services)).toContain(
      "setup",
    );
  });

  it("knows limits, capabilities and configs", () => {
    const { elasticsearch, logstash, kibana } = sample("elk").project.services;
    expect(elasticsearch).toMatchObject({
      ulimits: { memlock: { soft: -1, hard: -1 }, nofile: { soft: 65_536, hard: 65_536 } },
      cap_add: ["IPC_LOCK"],
      mem_limit: 2 ** 30,
    });
    expect(logstash?.configs).toEqual([
      { source: "pipeline", target: "/usr/share/logstash/pipeline/logstash.conf", mode: 0o444 },
    ]);
    expect(kibana?.ports).toEqual([
      { target: 5601, published: { from: 5601, to: 5601 }, protocol: "tcp", mode: "ingress" },
    ]);
  });
});

describe("Traefik", () => {
  it("publishes one port over two protocols", () => {
    const ports = service("traefik", "traefik").ports ?? [];
    expect(ports.map(({ target, protocol }) => `${target}/${protocol}`)).toEqual(["80/tcp", "443/tcp", "443/udp"]);
  });

  it("attaches to a network that exists, and to one that is closed", () => {
    const { project } = sample("traefik");
    expect(project.networks).toEqual({
      edge: { external: true, internal: false, name: "proxy" },
      inner: { external: false, internal: true, name: "traefik_inner" },
    });
    expect(project.services.whoami).toMatchObject({
      networks: { edge: { aliases: ["who"] }, inner: {} },
      labels: { "traefik.http.routers.whoami.rule": "Host(`localhost`)" },
      deploy: { replicas: 3, labels: { "traefik.enable": "true" } },
    });
  });
});

describe("Prometheus and Grafana", () => {
  it("shares the host's network without having the default one", () => {
    const exporter = service("monitoring", "node-exporter");
    expect(exporter).toMatchObject({ network_mode: "host", pid: "host", read_only: true, deploy: { mode: "global" } });
    expect(exporter.networks).toBeUndefined();
    expect(exporter.volumes).toEqual([
      {
        type: "bind",
        source: "/",
        target: "/host",
        read_only: true,
        bind: { propagation: "rslave", create_host_path: true },
      },
    ]);
  });

  it("mounts a tmpfs of a size, and a secret for one user", () => {
    expect(service("monitoring", "grafana")).toMatchObject({
      secrets: [{ source: "grafana_admin", target: "admin", uid: "472", mode: 0o400 }],
      volumes: [{}, { type: "tmpfs", target: "/tmp", tmpfs: { size: 64 * 1024 ** 2, mode: 0o1777 } }],
      logging: { driver: "json-file", options: { "max-size": "10m", "max-file": "3" } },
      depends_on: { prometheus: { required: false } },
    });
    expect(service("monitoring", "prometheus").extra_hosts).toEqual({ "host.docker.internal": ["host-gateway"] });
  });
});

describe("Nextcloud", () => {
  it("waits for what it is linked with, and for whose volumes it mounts", () => {
    const { app, web } = sample("nextcloud").project.services;
    expect(Object.keys(app?.depends_on ?? {})).toEqual(["db", "redis"]);
    expect(web?.depends_on).toEqual({ app: { condition: "service_started", required: true, restart: false } });
  });

  it("passes a variable on, if it is set", () => {
    expect(service("nextcloud", "db").environment).toEqual({
      MYSQL_PASSWORD: null,
      MARIADB_RANDOM_ROOT_PASSWORD: "yes",
    });
    const { environment } = service("nextcloud", "db", { environment: { MYSQL_PASSWORD: "x" } });
    expect(environment).toMatchObject({ MYSQL_PASSWORD: "x" });
  });

  it("reads the older way to name an external volume", () => {
    expect(sample("nextcloud").project.volumes.db).toEqual({ external: true, name: "nextcloud-db" });
  });
});

describe("Gitea", () => {
  it("includes a database, with its own .env and its own directory", () => {
    const { project, locate } = sample("gitea");
    expect(project.services.postgres).toMatchObject({
      image: "postgres:16",
      volumes: [{ source: join(SAMPLES, "postgres/init") }, { source: "postgres" }],
    });
    expect(project.volumes).toHaveProperty("postgres");
    expect(locate(["services", "postgres", "image"])).toEqual({
      file: join(SAMPLES, "postgres/compose.yaml"),
      line: 4,
      column: 12,
    });
  });
});

describe("Minecraft", () => {
  it("publishes a range, and keeps texts of several lines and doubled dollars", () => {
    const server = service("minecraft", "minecraft");
    expect(server.ports?.map(({ target, protocol }) => `${target}/${protocol}`)).toEqual([
      "25565/tcp",
      "19132/udp",
      "19133/udp",
    ]);
    expect(server.environment).toMatchObject({ MOTD: "A $5 server of nobody", OPS: "steve\nalex", EULA: "TRUE" });
    expect(server).toMatchObject({
      tty: true,
      stdin_open: true,
      stop_grace_period: 120,
      deploy: { resources: { limits: { memory: 4.5 * 2 ** 30 } } },
    });
  });
});

describe("the voting app", () => {
  it("knows how a service is deployed", () => {
    expect(service("voting", "worker").deploy).toEqual({
      mode: "replicated",
      replicas: 2,
      update_config: { parallelism: 1, delay: 10, order: "start-first", failure_action: "rollback" },
      rollback_config: { parallelism: 0 },
      restart_policy: { condition: "on-failure", delay: 5, max_attempts: 3, window: 120 },
      placement: { constraints: ["node.role == worker"], preferences: [{ spread: "node.labels.zone" }] },
    });
  });
});

describe("Rails", () => {
  it("extends a service of another file, and one of its own", () => {
    const { web, sidekiq } = sample("rails").project.services;
    expect(web?.environment).toEqual({
      RAILS_ENV: "production",
      RAILS_MAX_THREADS: "5",
      REDIS_URL: "redis://redis:6379/0",
    });
    expect(web?.build?.context).toBe(join(SAMPLES, "rails"));
    expect(sidekiq?.command).toEqual(["bundle", "exec", "sidekiq"]);
    expect(sidekiq?.ports).toBeUndefined();
  });

  it("merges a second file: commands and marked values are replaced, mounts by their targets", () => {
    const { web } = sample("rails", { files: ["compose.yaml", "compose.override.yaml"] }).project.services;
    expect(web).toMatchObject({
      command: ["bin/rails", "server", "-b", "0.0.0.0"],
      ports: [{ target: 3000, published: { from: 3001, to: 3001 } }],
      environment: { RAILS_ENV: "development", RAILS_MAX_THREADS: "5" },
    });
    expect(web?.volumes?.map(({ source, target }) => [source, target])).toEqual([
      [join(SAMPLES, "rails/log-development"), "/app/log"],
      [join(SAMPLES, "rails/app"), "/app/app"],
    ]);
  });
});

describe("Laravel", () => {
  it("shares the network of another service, and waits for it", () => {
    const nginx = service("laravel", "nginx");
    expect(nginx).toMatchObject({ network_mode: "service:app", configs: [{ source: "site" }] });
    expect(nginx.depends_on).toEqual({ app: { condition: "service_started", required: true, restart: true } });
    expect(service("laravel", "app").build).toMatchObject({
      args: { PHP_VERSION: "8.3", WWWUSER: null },
      additional_contexts: { assets: join(SAMPLES, "laravel/resources") },
      cache_from: ["type=local,src=.cache"],
    });
  });
});

describe("Kafka", () => {
  it("keeps listeners as they are written, and switches a health check off", () => {
    const { kafka, ui } = sample("kafka").project.services;
    expect(kafka?.environment).toMatchObject({
      KAFKA_LISTENERS: "PLAINTEXT://:19092,CONTROLLER://:9093,PLAINTEXT_HOST://:9092",
      KAFKA_LOG_RETENTION_HOURS: "0.5",
    });
    expect(ui).toMatchObject({ pull_policy: "always", healthcheck: { disable: true } });
  });
});

describe("Ghost", () => {
  it("mounts a part of a volume, and a volume without a name", () => {
    expect(service("ghost", "ghost").volumes).toEqual([
      {
        type: "volume",
        source: "ghost",
        target: "/var/lib/ghost/content",
        volume: { nocopy: true, subpath: "content" },
      },
    ]);
    expect(service("ghost", "db").volumes).toEqual([{ type: "volume", target: "/var/lib/mysql" }]);
    expect(service("ghost", "ghost").environment).toMatchObject({ url: "http://localhost:8080" });
  });
});

describe("an application on GPUs", () => {
  it("knows requests for devices, in both ways to write them", () => {
    const { ollama, chat } = sample("gpu").project.services;
    expect(ollama?.deploy?.resources?.reservations?.devices).toEqual([
      { driver: "nvidia", count: "all", capabilities: ["gpu"] },
    ]);
    expect(chat?.gpus).toEqual([{ count: "all", capabilities: ["gpu"] }]);
    expect(ollama?.devices).toEqual([
      { source: "/dev/nvidia0", target: "/dev/nvidia0", permissions: "rwm" },
      { source: "/dev/snd", target: "/dev/sound", permissions: "r" },
    ]);
    expect(chat).toMatchObject({ models: { llm: {} }, dns: ["1.1.1.1"], dns_search: ["corp.example", "example"] });
  });
});

describe("Flask with a queue", () => {
  it("knows the keys of version 2, hooks, and what is built from Git", () => {
    expect(service("flask-worker", "web")).toMatchObject({
      build: { context: "https://github.com/example/flask.git#main" },
      ports: [{ target: 5000, protocol: "tcp", mode: "ingress" }],
      mem_limit: 2 ** 29,
      mem_reservation: 2 ** 28,
      cpus: 0.5,
      cpu_shares: 256,
      privileged: false,
      logging: { driver: "awslogs", options: { "awslogs-group": "flask", "awslogs-stream-prefix": "" } },
      pre_start: [{ command: ["flask", "db", "upgrade"] }],
      post_start: [{ command: ["./register.sh"], user: "root" }],
    });
    expect(service("flask-worker", "queue")).toMatchObject({
      scale: 2,
      labels: { "com.example.team": "queue", "com.example.tier": "2" },
      extensions: { "x-team": "platform" },
    });
  });
});

describe("Keycloak", () => {
  it("publishes one port at two addresses", () => {
    const ports = service("keycloak", "keycloak").ports ?? [];
    expect(ports.map(({ host_ip }) => host_ip)).toEqual(["127.0.0.1", "::1"]);
  });

  it("extends a service of another directory, whose paths stay there and whose variables are its own", () => {
    const { project, warnings } = sample("keycloak");
    expect(project.services.postgres).toMatchObject({
      image: "postgres:",
      environment: { POSTGRES_USER: "keycloak", POSTGRES_PASSWORD: "git" },
      volumes: [{ source: join(SAMPLES, "postgres/init") }, { source: "postgres" }],
    });
    expect(warnings.map(({ at }) => `${at.line}:${at.column}`)).toEqual(["7:23", "4:12"]);
  });
});
