import { oneTaskOf } from "../../../support/compose-application";

const SUBNETS = { publicSubnetIds: ["subnet-a", "subnet-c"], privateSubnetIds: ["subnet-b", "subnet-d"] };
const awsvpc = (configuration: string) => {
  const params = `run_params: { network_configuration: { awsvpc_configuration: { ${configuration} } } }`;
  const made = oneTaskOf("services: { web: { image: nginx } }", params, SUBNETS);
  return {
    placement: made.task.placement,
    of: (key: string) => made.of(`run_params.network_configuration.awsvpc_configuration.${key}`),
  };
};

describe("the network of an ecs-params.yml", () => {
  it("is where the tasks stand, if it is that of the application", () => {
    const { placement, of } = awsvpc(
      "subnets: [subnet-b, subnet-b], security_groups: [sg-1, sg-1], assign_public_ip: DISABLED",
    );
    expect(placement).toEqual({ subnetIds: ["subnet-b"], securityGroupIds: ["sg-1"], assignPublicIp: false });
    expect(of("subnets[0]")).toMatch(/^mapped/);
    expect(of("security_groups[0]")).toMatch(/^mapped/);
    expect(of("assign_public_ip")).toMatch(/^mapped/);
  });

  it("is public", () => {
    const { placement, of } = awsvpc("subnets: [subnet-a, subnet-c], assign_public_ip: ENABLED");
    expect(placement).toMatchObject({ assignPublicIp: true });
    expect(of("assign_public_ip")).toMatch(/^mapped: Tasks have public addresses/);
  });

  it.each([
    "subnets: [subnet-1], security_groups: [sg-1], assign_public_ip: ENABLED",
    "subnets: [subnet-b, subnet-1], security_groups: [sg-1], assign_public_ip: ENABLED",
  ])("is that of the application, if it is another: %s", (configuration) => {
    const { placement, of } = awsvpc(configuration);
    expect(placement).toBeUndefined();
    expect(of("subnets[0]")).toMatch(/^approximated: .*Network\.fromNetworkAttributes/);
    expect(of("security_groups[0]")).toMatch(/^approximated/);
    expect(of("assign_public_ip")).toMatch(/^approximated: .*NAT/);
  });

  it("has no more subnets and groups than ECS takes", () => {
    const groups = "sg-1, sg-2, sg-3, sg-4, sg-5";
    expect(awsvpc(`subnets: [subnet-b], security_groups: [${groups}]`).of("security_groups[4]")).toMatch(/^refused/);
    expect(awsvpc("subnets: [subnet-b], security_groups: [web]").of("security_groups[0]")).toMatch(/^refused/);
    expect(awsvpc(`subnets: [${Array(17).fill("subnet-b")}]`).of("subnets[0]")).toMatch(/^refused/);
  });
});

describe("the placement of an ecs-params.yml", () => {
  it.each(["strategy: [{ type: random }]", "constraints: [{ type: distinctInstance }]"])(
    "is refused: %s",
    (placement) => {
      const made = oneTaskOf("services: { web: { image: a } }", `run_params: { task_placement: { ${placement} } }`);
      const key = placement.split(":")[0];
      expect(made.of(`run_params.task_placement.${key}[0].type`)).toMatch(
        /^refused: On Fargate there are no instances/,
      );
    },
  );
});
