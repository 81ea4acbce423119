import { composeOf, errorsOf } from "../../support/compose";

const filesOf = (run: string) => ({
  "compose.yaml": "services: { web: { image: nginx } }",
  "ecs-params.yml": `run_params: ${run}`,
});

describe("how tasks are run by an ecs-params.yml", () => {
  it("has each key of the documentation of ecs-cli", () => {
    const run = `
  network_configuration: { awsvpc_configuration: { subnets: [a], security_groups: [b], assign_public_ip: ENABLED } }
  task_placement:
    strategy: [{ type: spread, field: string }, { type: random }]
    constraints: [{ type: memberOf, expression: string }, { type: distinctInstance }]
  service_discovery:
    container_name: string
    container_port: 80
    private_dns_namespace: { id: string, name: string, vpc: string, description: string }
    public_dns_namespace: { id: string, name: string }
    service_discovery_service:
      name: string
      description: string
      dns_config: { type: A, ttl: 60 }
      healthcheck_custom_config: { failure_threshold: 1 }`;
    expect(errorsOf(filesOf(run))).toEqual([]);
    expect(composeOf(filesOf(run)).params?.model.run_params?.task_placement?.strategy).toHaveLength(2);
  });

  it("that is wrong has a place", () => {
    expect(errorsOf(filesOf("{ network_configuration: { awsvpc_configuration: { assign_public_ip: yes } } }"))).toEqual(
      ["InvalidValueError ecs-params.yml:1:82 run_params.network_configuration.awsvpc_configuration.assign_public_ip"],
    );
  });
});
