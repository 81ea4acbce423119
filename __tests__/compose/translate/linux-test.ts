import { accountOf, serviceOf } from "../../support/compose-application";

describe("capabilities", () => {
  it("are added as far as Fargate gives them", () => {
    const keys = "cap_add: [CAP_SYS_PTRACE, chown, NET_ADMIN]";
    expect(serviceOf(keys).container.linux).toEqual({ addCapabilities: ["SYS_PTRACE"] });
    expect(accountOf(keys, "cap_add[1]")).toBe("mapped: Every container has it.");
    expect(accountOf(keys, "cap_add[2]")).toMatch(/^refused: Fargate adds no capability but SYS_PTRACE/);
  });

  it("are not given back when all are dropped", () => {
    expect(accountOf("cap_add: [CHOWN]\ncap_drop: [ALL]", "cap_add[0]")).toMatch(/^refused/);
  });

  it("are dropped if there are such", () => {
    const keys = "cap_drop: [ALL, cap_net_raw, FLY]";
    expect(serviceOf(keys).container.linux).toEqual({ dropCapabilities: ["ALL", "NET_RAW"] });
    expect(accountOf(keys, "cap_drop[2]")).toMatch(/^refused: ECS knows no such capability/);
  });
});

describe("limits of processes", () => {
  it("are those of the container", () => {
    const keys = "ulimits: { nofile: { soft: 1, hard: 2 }, memlock: -1 }";
    expect(serviceOf(keys).container.ulimits).toEqual([
      { name: "nofile", softLimit: 1, hardLimit: 2 },
      { name: "memlock", softLimit: -1, hardLimit: -1 },
    ]);
  });

  it.each(["nofile: { soft: 3, hard: 2 }", "nofile: { soft: -1, hard: 2 }", "wings: 2"])("are refused: %s", (limit) => {
    const name = limit.split(":")[0];
    expect(accountOf(`ulimits: { ${limit} }`, `ulimits.${name}${limit.includes("{") ? ".soft" : ""}`)).toMatch(
      /^refused/,
    );
    expect(serviceOf(`ulimits: { ${limit} }`).container.ulimits).toBeUndefined();
  });
});

describe("kernel parameters", () => {
  it("are those of the network", () => {
    const keys = "sysctls: { net.core.somaxconn: 1024, kernel.shmmax: 1 }";
    expect(serviceOf(keys).container.systemControls).toEqual({ "net.core.somaxconn": "1024" });
    expect(accountOf(keys, 'sysctls["kernel.shmmax"]')).toMatch(/^refused/);
  });
});

describe("security options", () => {
  it.each([
    ["no-new-privileges:true", "dropped"],
    ["apparmor:profile", "dropped"],
    ["seccomp:unconfined", "refused"],
    ["label:disable", "refused"],
  ])("%s is %s", (option, outcome) => {
    expect(accountOf(`security_opt: ["${option}"]`, "security_opt[0]")).toMatch(new RegExp(`^${outcome}`));
  });
});
