import { Testing } from "cdktf";
import { isHttp } from "../../src/monitoring/load-balancing";
import { monitored } from "../support/monitored";
import { stackWithProvider } from "../support/synth";

describe("isHttp", () => {
  it("is true of an application load balancer, and of no network load balancer", () => {
    const { loadBalancing, networkLoadBalancing } = monitored(stackWithProvider(Testing.app(), "stack"));
    expect(isHttp(loadBalancing)).toBe(true);
    expect(isHttp(networkLoadBalancing())).toBe(false);
  });
});
