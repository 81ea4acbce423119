import { join } from "node:path";
import { ComposeError, ComposeErrors } from "../../src/compose/errors";
import { loadCompose } from "../../src/compose/loader/load";
import { UserError } from "../../src/core/errors";
import { errorsOf, messagesOf } from "../support/compose";
import { scratchDirectory } from "../support/scratch";

describe("a bad file", () => {
  it.each<[string, string, string[]]>([
    ["YAML with a list that does not end", "services:\n  web: [1\n", ["YamlError compose.yaml:3:1"]],
    ["YAML with a key twice", "services:\n  web: {image: a}\n  web: {image: b}\n", ["YamlError compose.yaml:3:3"]],
    ["YAML with a tab", "services:\n\tweb: {}\n", ["YamlError compose.yaml:2:1"]],
    ["an alias of nothing", "services:\n  web: *none\n", ["YamlError compose.yaml:2:8"]],
    ["an anchor in itself", "services: &a\n  web: *a\n", ["YamlError compose.yaml:2:8"]],
    ["a merge key with a text", "services:\n  web:\n    <<: text\n    image: a\n", ["YamlError compose.yaml:3:9"]],
    ["nothing", "", ["WrongTypeError compose.yaml:1:1 services"]],
    ["a list", "- a\n", ["WrongTypeError compose.yaml:1:1"]],
    ["an unknown key of the file", "service:\n  web: {image: a}\n", ["UnknownKeyError compose.yaml:1:1 service"]],
    [
      "an unknown key of a service",
      "services:\n  web:\n    image: a\n    enviroment: {A: 1}\n",
      ["UnknownKeyError compose.yaml:4:5 services.web.enviroment"],
    ],
    [
      "an unknown key deep down",
      "services:\n  web:\n    image: a\n    deploy: {resources: {limit: {cpus: 1}}}\n",
      ["UnknownKeyError compose.yaml:4:26 services.web.deploy.resources.limit"],
    ],
    [
      "a mapping where a list belongs",
      "services:\n  web:\n    image: a\n    ports: {a: b}\n",
      ["WrongTypeError compose.yaml:4:12 services.web.ports"],
    ],
    [
      "nothing where a list belongs",
      "services:\n  web:\n    image: a\n    ports:\n    tty: true\n",
      ["WrongTypeError compose.yaml:4:5 services.web.ports"],
    ],
    [
      "a number where a text belongs",
      "services:\n  web:\n    image: a\n    user: 1000\n",
      ["InvalidValueError compose.yaml:4:11 services.web.user"],
    ],
    [
      "a text where a boolean belongs",
      "services:\n  web:\n    image: a\n    tty: maybe\n",
      ["WrongTypeError compose.yaml:4:10 services.web.tty"],
    ],
    ["a service that is nothing", "services:\n  web:\n", ["WrongTypeError compose.yaml:2:3 services.web"]],
    [
      "a mount without a target",
      "services:\n  web:\n    image: a\n    volumes:\n      - {type: volume, source: b}\n",
      ["WrongTypeError compose.yaml:5:9 services.web.volumes.0.target"],
    ],
    [
      "a list of variables with a mapping in it",
      "services:\n  web:\n    image: a\n    environment:\n      - A: 1\n",
      ["WrongTypeError compose.yaml:5:7 services.web.environment"],
    ],
    [
      "a port that is none",
      'services:\n  web:\n    image: a\n    ports: ["80", "80800:80"]\n',
      ["InvalidValueError compose.yaml:4:19 services.web.ports.1"],
    ],
    [
      "a target port that is none",
      "services:\n  web:\n    image: a\n    ports: [{target: 0}]\n",
      ["InvalidValueError compose.yaml:4:22 services.web.ports.0.target"],
    ],
    [
      "a mount with too many colons",
      "services:\n  web:\n    image: a\n    volumes: ['/a:/b:ro:x']\n",
      ["InvalidValueError compose.yaml:4:15 services.web.volumes.0"],
    ],
    [
      "a duration without a unit",
      "services:\n  web:\n    image: a\n    healthcheck: {interval: 30}\n",
      ["InvalidValueError compose.yaml:4:29 services.web.healthcheck.interval"],
    ],
    [
      "a size that is none",
      "services:\n  web:\n    image: a\n    mem_limit: lots\n",
      ["InvalidValueError compose.yaml:4:16 services.web.mem_limit"],
    ],
    [
      "a health check whose list begins with the command",
      "services:\n  web:\n    image: a\n    healthcheck: {test: [curl, localhost]}\n",
      ["InvalidValueError compose.yaml:4:25 services.web.healthcheck.test"],
    ],
    [
      "a command that needs a shell",
      "services:\n  web:\n    image: a\n    command: migrate && serve\n",
      ["InvalidValueError compose.yaml:4:14 services.web.command"],
    ],
    [
      "a restart policy that there is not",
      "services:\n  web:\n    image: a\n    restart: sometimes\n",
      ["InvalidValueError compose.yaml:4:14 services.web.restart"],
    ],
    [
      "a condition that there is not",
      "services:\n  web:\n    image: a\n    depends_on: {db: {condition: healthy}}\n  db: {image: b}\n",
      ["InvalidValueError compose.yaml:4:34 services.web.depends_on.db.condition"],
    ],
    [
      "a variable that it requires",
      "services:\n  web:\n    image: a:${TAG:?which}\n",
      ["UndefinedVariableError compose.yaml:3:12 services.web.image"],
    ],
    [
      "a variable that is written wrong",
      "services:\n  web:\n    image: a:${TAG\n",
      ["InvalidValueError compose.yaml:3:12 services.web.image"],
    ],
    ["a name with capitals", "name: Shop\nservices:\n  web: {image: a}\n", ["InvalidValueError compose.yaml:1:7 name"]],
    [
      "a service without image and build",
      "services:\n  web:\n    tty: true\n",
      ["MissingImageError compose.yaml:2:3 services.web.image"],
    ],
    [
      "an unknown service in depends_on",
      "services:\n  web:\n    image: a\n    depends_on: [bd]\n  db: {image: b}\n",
      ["UnknownReferenceError compose.yaml:4:18 services.web.depends_on.bd"],
    ],
    [
      "an unknown service in depends_on with conditions",
      "services:\n  web:\n    image: a\n    depends_on:\n      bd: {condition: service_started}\n",
      ["UnknownReferenceError compose.yaml:5:7 services.web.depends_on.bd"],
    ],
    [
      "an unknown service in links",
      "services:\n  web:\n    image: a\n    links: ['db:mysql']\n",
      ["UnknownReferenceError compose.yaml:4:13 services.web.links.0"],
    ],
    [
      "an unknown service in network_mode",
      "services:\n  web:\n    image: a\n    network_mode: service:db\n",
      ["UnknownReferenceError compose.yaml:4:19 services.web.network_mode"],
    ],
    [
      "an unknown service in volumes_from",
      "services:\n  web:\n    image: a\n    volumes_from: [db]\n",
      ["UnknownReferenceError compose.yaml:4:20 services.web.volumes_from.0"],
    ],
    [
      "an unknown service in extends",
      "services:\n  web:\n    image: a\n    extends: bas\n  base: {image: b}\n",
      ["UnknownReferenceError compose.yaml:4:14 services.web.extends"],
    ],
    [
      "an unknown volume",
      "services:\n  web:\n    image: a\n    volumes: ['data:/data']\n",
      ["UnknownReferenceError compose.yaml:4:15 services.web.volumes.0.source"],
    ],
    [
      "an unknown network",
      "services:\n  web:\n    image: a\n    networks: [front]\n",
      ["UnknownReferenceError compose.yaml:4:16 services.web.networks.front"],
    ],
    [
      "an unknown secret",
      "services:\n  web:\n    image: a\n    secrets: [key]\n",
      ["UnknownReferenceError compose.yaml:4:15 services.web.secrets.0.source"],
    ],
    [
      "an unknown config",
      "services:\n  web:\n    image: a\n    configs:\n      - source: site\n",
      ["UnknownReferenceError compose.yaml:5:17 services.web.configs.0.source"],
    ],
    [
      "an unknown model",
      "services:\n  web:\n    image: a\n    models: [llm]\n",
      ["UnknownReferenceError compose.yaml:4:14 services.web.models.llm"],
    ],
    [
      "a service that a profile keeps out",
      "services:\n  web:\n    image: a\n    depends_on: [db]\n  db: {image: b, profiles: [x]}\n",
      ["UnknownReferenceError compose.yaml:4:18 services.web.depends_on.db"],
    ],
    [
      "services that wait for each other",
      "services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, depends_on: [c]}\n  c: {image: x, depends_on: [b]}\n",
      ["CycleError compose.yaml:4:30 services.c.depends_on.b"],
    ],
    [
      "a service that waits for itself",
      "services:\n  a: {image: x, depends_on: [a]}\n",
      ["CycleError compose.yaml:2:30 services.a.depends_on.a"],
    ],
    [
      "services that wait for each other by links",
      "services:\n  a: {image: x, links: [b]}\n  b: {image: x, links: [a]}\n",
      ["CycleError compose.yaml:3:3 services.b.depends_on.a"],
    ],
    [
      "a port of the host twice in two services",
      "services:\n  a: {image: x, ports: ['80:80']}\n  b: {image: x, ports: ['80:8080']}\n",
      ["ConflictError compose.yaml:3:25 services.b.ports.0"],
    ],
    [
      "a port of the host twice in a service",
      "services:\n  a:\n    image: x\n    ports:\n      - '80:80'\n      - {target: 81, published: 80, host_ip: 127.0.0.1}\n",
      ["ConflictError compose.yaml:6:9 services.a.ports.1"],
    ],
    [
      "a path mounted twice",
      "services:\n  a:\n    image: x\n    volumes: [/data, ./x:/data/]\n    tmpfs: [/tmp:size=1m, /tmp]\n",
      ["ConflictError compose.yaml:4:22 services.a.volumes.1", "ConflictError compose.yaml:5:27 services.a.tmpfs.1"],
    ],
    [
      "network_mode with networks",
      "services:\n  a:\n    image: x\n    network_mode: host\n    networks: [n]\nnetworks: {n: }\n",
      ["ConflictError compose.yaml:4:19 services.a.network_mode"],
    ],
    [
      "a limit in two ways",
      "services:\n  a:\n    image: x\n    mem_limit: 1g\n    deploy: {resources: {limits: {memory: 2g}}}\n",
      ["ConflictError compose.yaml:4:16 services.a.mem_limit"],
    ],
    [
      "a name for several containers",
      "services:\n  a:\n    image: x\n    container_name: c\n    scale: 2\n",
      ["ConflictError compose.yaml:4:21 services.a.container_name"],
    ],
    [
      "a secret that is nowhere, and one that is in two places",
      "services: {a: {image: x}}\nsecrets:\n  none: {}\n  two: {file: ./f, environment: E}\n",
      ["ConflictError compose.yaml:3:3 secrets.none", "ConflictError compose.yaml:4:3 secrets.two"],
    ],
    [
      "a missing env_file",
      "services:\n  a:\n    image: x\n    env_file: [a.env]\n",
      ["MissingFileError compose.yaml:4:16 services.a.env_file.0"],
    ],
    [
      "a missing label_file",
      "services:\n  a:\n    image: x\n    label_file: a.labels\n",
      ["MissingFileError compose.yaml:4:17 services.a.label_file.0"],
    ],
    [
      "a missing file that it extends",
      "services:\n  a:\n    extends: {file: other.yaml, service: b}\n    image: x\n",
      ["MissingFileError compose.yaml:3:21 services.a.extends.file"],
    ],
    [
      "a missing file that it includes",
      "include:\n  - other.yaml\nservices: {a: {image: x}}\n",
      ["MissingFileError compose.yaml:2:5 include.0.path"],
    ],
    [
      "services that extend each other",
      "services:\n  a: {extends: b}\n  b: {extends: {service: a}, image: x}\n",
      ["CycleError compose.yaml:3:16 services.b.extends"],
    ],
  ])("with %s says where", (_what, file, errors) => {
    expect(errorsOf(file)).toEqual(errors);
  });

  it("does not report again what is wrong because something else is", () => {
    const file = "services:\n  web: {image: 1, volumes: ['data:/x']}\nvolumes:\n  data: {external: perhaps}\n";
    expect(errorsOf(file)).toEqual([
      "InvalidValueError compose.yaml:2:16 services.web.image",
      "WrongTypeError compose.yaml:4:20 volumes.data.external",
    ]);
  });

  it("reports a mistake in an anchor once", () => {
    const file =
      "x-a: &a\n  interval: 5\nservices:\n  b: {image: x, healthcheck: *a}\n  c: {image: x, healthcheck: *a}\n";
    expect(errorsOf(file)).toEqual(["InvalidValueError compose.yaml:2:13 services.b.healthcheck.interval"]);
  });
});

describe("the errors of several files", () => {
  const FILES = {
    "compose.yaml": "include: [other/compose.yaml]\nservices:\n  web: {image: a, env_file: web.env, prots: []}\n",
    "other/compose.yaml": "services:\n  db:\n    imag: a\n",
    "web.env": "A=1\nB C\n",
  };

  it("are reported together, file by file", () => {
    expect(errorsOf(FILES).sort()).toEqual([
      "InvalidValueError web.env:2:1 line 2",
      "MissingImageError other/compose.yaml:2:3 services.db.image",
      "UnknownKeyError compose.yaml:3:38 services.web.prots",
      "UnknownKeyError other/compose.yaml:3:5 services.db.imag",
    ]);
  });

  it("are found where files include each other", () => {
    const files = {
      "compose.yaml": "include: [a.yaml]\nservices: {x: {image: x}}",
      "a.yaml": "include:\n  - compose.yaml\n",
    };
    expect(errorsOf(files)).toEqual(["CycleError a.yaml:2:5 include.0.path"]);
  });
});

describe("what an error says", () => {
  it.each([
    [
      "services:\n  web:\n    image: a\n    enviroment: {A: 1}\n",
      'compose.yaml:4:5: a key of services.web is "enviroment"; allowed: the keys that the Compose specification has for a service. Did you mean environment?',
    ],
    [
      "services:\n  web:\n    image: a\n    deploy: {placment: {}}\n",
      'compose.yaml:4:14: a key of services.web.deploy is "placment"; allowed: mode, replicas, endpoint_mode, labels, resources, update_config, rollback_config, restart_policy, placement. Did you mean placement?',
    ],
    [
      "foo: 1\nservices: {web: {image: a}}\n",
      'compose.yaml:1:1: a key of the file is "foo"; allowed: version, name, include, services, networks, volumes, secrets, configs, models. Remove it, or let its name begin with x-.',
    ],
    [
      "services:\n  web:\n    image: a\n    ports: ['80:80/icmp']\n",
      'compose.yaml:4:13: services.web.ports[0] is "80:80/icmp"; allowed: [[HOST_IP:]HOST_PORT:]PORT[/PROTOCOL], each port a number or a range like 8000-8005. Write one of the protocols tcp, udp, sctp.',
    ],
    [
      "services:\n  web:\n    image: a:${TAG:?name a release}\n",
      'compose.yaml:3:12: services.web.image is "a:${TAG:?name a release}"; allowed: the variable TAG set. Set TAG: name a release',
    ],
    [
      "services:\n  web:\n    image: a\n    depends_on: [db]\n  db: {image: b, profiles: [x]}\n",
      'compose.yaml:4:18: services.web.depends_on.db is "db"; allowed: a key of services: web. Activate one of its profiles: x.',
    ],
    [
      "services:\n  a: {image: x, ports: ['80:80']}\n  b: {image: x, ports: ['80:8080']}\n",
      'compose.yaml:3:25: services.b.ports[0] is "80/tcp"; allowed: a port of the host that is not published yet: this one is by services.a.ports[0] (compose.yaml:2). Publish another port.',
    ],
    [
      "services:\n  a: {image: x, env_file: a.env}\n",
      'compose.yaml:2:27: services.a.env_file[0] is "a.env"; allowed: a file that can be read. Create it, or correct the path: it does not exist.',
    ],
  ])("is all there is to know: %#", (file, message) => {
    expect(messagesOf(file)).toEqual([message]);
  });

  it("is for the user: neither the error nor the errors in it have a stack", () => {
    const load = () => loadCompose({ files: [join(scratchDirectory(), "compose.yaml")], environment: {} });
    expect(ComposeErrors.prototype).toBeInstanceOf(UserError);
    expect(ComposeError.prototype).toBeInstanceOf(UserError);
    expect(load).toThrow(ComposeErrors);
    expect(load).toThrow(expect.objectContaining({ stack: expect.not.stringContaining("\n    at ") }));
    expect(load).toThrow(/compose\.yaml:1:1: the file is ".*compose\.yaml"; allowed: a file that can be read/);
  });
});
