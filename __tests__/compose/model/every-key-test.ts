import { composeOf } from "../../support/compose";

/** Each key of the specification once, with a value that is right. */
const SERVICE = `
    annotations: {a: b}
    attach: false
    blkio_config:
      weight: 300
      weight_device: [{path: /dev/sda, weight: 400}]
      device_read_bps: [{path: /dev/sda, rate: 12mb}]
      device_read_iops: [{path: /dev/sda, rate: 120}]
      device_write_bps: [{path: /dev/sda, rate: 1024k}]
      device_write_iops: [{path: /dev/sda, rate: 30}]
    build:
      context: .
      dockerfile: Dockerfile.prod
      entitlements: [network.host]
      args: {A: 1}
      ssh: [default]
      labels: [a=b]
      cache_from: [a]
      cache_to: [a]
      no_cache: true
      no_cache_filter: stage
      additional_contexts: {a: docker-image://alpine}
      network: host
      provenance: mode=max
      sbom: true
      pull: true
      target: prod
      shm_size: 1gb
      extra_hosts: ["a=1.1.1.1"]
      isolation: default
      privileged: false
      secrets: [s]
      tags: [a:b]
      ulimits: {nproc: 5}
      platforms: [linux/amd64]
    cap_add: [ALL]
    cap_drop: [NET_ADMIN]
    cgroup: host
    cgroup_parent: p
    command: a
    configs: [{source: c, target: /c, uid: "1", gid: 2, mode: 0440}]
    container_name: c
    cpu_count: 2
    cpu_percent: 50
    cpu_period: 100000
    cpu_quota: 50000
    cpu_rt_period: 1400us
    cpu_rt_runtime: 400ms
    cpu_shares: 512
    cpus: 0.5
    cpuset: 0-3
    credential_spec: {file: a.json}
    depends_on: [db]
    deploy:
      mode: replicated
      replicas: 1
      endpoint_mode: vip
      labels: {a: b}
      resources:
        limits: {cpus: 0.5, memory: 1g, pids: 100}
        reservations:
          cpus: "0.25"
          memory: 512m
          generic_resources: [{discrete_resource_spec: {kind: gpu, value: 2}}]
          devices: [{capabilities: [gpu], driver: nvidia, device_ids: ["0"], options: {a: b}}]
      update_config: {parallelism: 2, delay: 10s, failure_action: pause, monitor: 5s, max_failure_ratio: 0.1, order: stop-first}
      rollback_config: {parallelism: 2, delay: 10s, failure_action: pause, monitor: 5s, max_failure_ratio: 0.1, order: stop-first}
      restart_policy: {condition: any, delay: 5s, max_attempts: 3, window: 2m}
      placement: {constraints: [node.labels.a==b], preferences: [{spread: node.labels.z}], max_replicas_per_node: 1}
    develop: {watch: [{path: ., action: sync+exec, target: /a, ignore: [b], include: c, exec: {command: d}, initial_sync: true}]}
    device_cgroup_rules: ["c 1:3 mr"]
    devices: [/dev/a]
    dns: 1.1.1.1
    dns_opt: [use-vc]
    dns_search: a.example
    domainname: b.example
    entrypoint: [e]
    env_file: {ENV_FILE}
    environment: {A: 1}
    expose: [80, "81/udp"]
    external_links: [redis]
    extra_hosts: {a: [1.1.1.1, 2.2.2.2]}
    gpus: [{count: 2}]
    group_add: [mail, 5]
    healthcheck: {test: [NONE], interval: 1s, timeout: 1s, retries: 1, start_period: 1s, start_interval: 1s, disable: true}
    hostname: h
    image: i
    init: true
    ipc: shareable
    isolation: default
    label_file: {LABEL_FILE}
    labels: {a: b}
    links: [db]
    logging: {driver: none, options: {a: }}
    mac_address: 02:42:ac:11:65:43
    mem_limit: 1gb
    mem_reservation: 512mb
    mem_swappiness: 60
    memswap_limit: -1
    models: {llm: {endpoint_var: E, model_var: M}}
    networks:
      n:
        aliases: [a]
        interface_name: eth1
        ipv4_address: 10.0.0.2
        ipv6_address: 2001::2
        link_local_ips: [169.254.1.1]
        mac_address: 02:42:ac:11:65:44
        driver_opts: {a: 1}
        priority: 1
        gw_priority: 2
    oom_kill_disable: false
    oom_score_adj: -500
    pid: host
    pids_limit: 100
    platform: linux/amd64
    ports: [{name: p, mode: host, host_ip: 127.0.0.1, target: 80, published: "80-81", protocol: tcp, app_protocol: http}]
    post_start: [{command: a, user: root, privileged: true, working_dir: /a, environment: [A=1]}]
    pre_start: [{command: a, image: b, user: root, privileged: true, working_dir: /a, environment: [A=1], per_replica: true}]
    pre_stop: [{command: a}]
    privileged: false
    profiles: [p]
    provider: {type: t, options: {a: [1, b], c: true}}
    pull_policy: every_12h
    pull_refresh_after: 1d
    read_only: true
    restart: always
    runtime: runc
    scale: 1
    secrets: [s]
    security_opt: [label=disable]
    shm_size: 64m
    stdin_open: true
    stop_grace_period: 1m
    stop_signal: SIGUSR1
    storage_opt: {size: 1G}
    sysctls: [net.core.somaxconn=1024]
    tmpfs: [/run]
    tty: true
    ulimits: {nofile: 1024}
    use_api_socket: true
    user: "1000:1000"
    userns_mode: host
    uts: host
    volumes:
      - {type: bind, source: ./a, target: /a, read_only: true, consistency: cached, bind: {propagation: shared, create_host_path: true, recursive: disabled, selinux: z}}
      - {type: volume, source: v, target: /b, volume: {labels: {a: b}, nocopy: true, subpath: s}}
      - {type: tmpfs, target: /c, tmpfs: {size: 1m, mode: 0700}}
      - {type: image, source: i, target: /d, image: {subpath: s}}
    volumes_from: [db]
    working_dir: /w
`
  .replace("{ENV_FILE}", "[{path: a.env, required: false, format: raw}]")
  .replace("{LABEL_FILE}", "[a.labels]");

const FILE = `name: every
services:
  a:${SERVICE}
  db: {image: x}
networks:
  n:
    name: m
    driver: bridge
    driver_opts: {a: 1}
    ipam: {driver: d, config: [{subnet: 10.0.0.0/8, ip_range: 10.1.0.0/16, gateway: 10.0.0.1, aux_addresses: {h: 10.0.0.9}}], options: {a: b}}
    internal: true
    enable_ipv4: true
    enable_ipv6: false
    attachable: true
    labels: {a: b}
volumes:
  v: {name: w, driver: local, driver_opts: {type: nfs}, labels: [a=b]}
secrets:
  s: {name: t, file: s.txt, labels: {a: b}, driver: d, driver_opts: {a: b}, template_driver: golang}
configs:
  c: {name: d, content: x, labels: {a: b}, template_driver: golang}
models:
  llm: {name: l, model: ai/x, context_size: 1024, runtime_flags: ["--a"]}
`;

describe("every key of the specification", () => {
  const { project, keys } = composeOf({ "compose.yaml": FILE, "a.labels": "" }, { profiles: ["p"] });

  it("is in the model of a service, under its own name", () => {
    const written = [...SERVICE.matchAll(/^ {4}(\w+):/gm)].map(([, key]) => key).sort();
    expect(written.length).toBeGreaterThan(90);
    expect(Object.keys(project.services.a ?? {}).sort()).toEqual(written);
  });

  it("is found in the model by its path", () => {
    const at = (value: unknown, step: string | number) =>
      (value as Readonly<Record<string, unknown>> | undefined)?.[step];
    const missing = keys.filter(({ path }) => path.reduce<unknown>(at, project) === undefined);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it("has durations in seconds, sizes in bytes, and modes as numbers", () => {
    expect(project.services.a).toMatchObject({
      stop_grace_period: 60,
      shm_size: 64 * 1024 ** 2,
      memswap_limit: -1,
      configs: [{ mode: 0o440, gid: "2" }],
      blkio_config: { device_read_bps: [{ rate: 12 * 1024 ** 2 }], device_read_iops: [{ rate: 120 }] },
      ports: [{ published: { from: 80, to: 81 } }],
      gpus: [{ count: "2", capabilities: ["gpu"] }],
      expose: ["80", "81/udp"],
      provider: { options: { a: ["1", "b"], c: ["true"] } },
      extra_hosts: { a: ["1.1.1.1", "2.2.2.2"] },
      build: { extra_hosts: { a: ["1.1.1.1"] }, ssh: { default: null } },
    });
  });
});
