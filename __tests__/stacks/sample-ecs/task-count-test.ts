import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { ECSClient, type UpdateServiceCommand } from "@aws-sdk/client-ecs";

const { handler }: { handler(): Promise<object> } = require("../../../src/stacks/sample-ecs/task-count");

const describeGroups = jest.spyOn(AutoScalingClient.prototype, "send");
const updateService = jest.spyOn(ECSClient.prototype, "send");
const environment = process.env;

beforeEach(() => {
  process.env = { ...environment };
  Object.assign(process.env, { AUTO_SCALING_GROUP: "group", CLUSTER: "cluster", SERVICE: "service" });
  Object.assign(process.env, { MIN_TASKS: "2", MAX_TASKS: "4" });
  describeGroups.mockReset();
  updateService.mockReset().mockImplementation(async () => ({}));
});
afterAll(() => {
  process.env = environment;
  jest.restoreAllMocks();
});

/** Answers with each of `counts` in turn, and then with the last: so many instances that are in service, and others. */
function count(...counts: readonly [number, ...number[]]): void {
  const left = [...counts];
  describeGroups.mockImplementation(async () => {
    const number = left.length > 1 ? left.shift() : left[0];
    return { AutoScalingGroups: [{ Instances: instances(number) }] };
  });
}

function instances(inService = 0) {
  const others = ["Pending", "Pending:Wait", "Terminating:Wait", "Terminating", "Standby"];
  return [...Array(inService).fill("InService"), ...others].map((LifecycleState) => ({ LifecycleState }));
}

function updates() {
  return updateService.mock.calls.map(([command]) => (command as unknown as UpdateServiceCommand).input);
}

describe("the number of tasks", () => {
  it("is that of the instances in service", async () => {
    count(3);
    expect(await handler()).toEqual({ instances: 3, desiredCount: 3 });
    expect(updates()).toEqual([{ cluster: "cluster", service: "service", desiredCount: 3 }]);
    expect(describeGroups.mock.calls[0]?.[0].input).toEqual({ AutoScalingGroupNames: ["group"] });
  });

  it.each([
    [0, 2],
    [1, 2],
    [2, 2],
    [4, 4],
    [5, 4],
  ])("stays within the limits: for %d instances %d", async (found, desiredCount) => {
    count(found);
    expect(await handler()).toEqual({ instances: found, desiredCount });
    expect(updates()).toEqual([{ cluster: "cluster", service: "service", desiredCount }]);
  });

  it("is set once more if instances came or went meanwhile, as another call may have set a newer one before", async () => {
    count(3, 4);
    expect(await handler()).toEqual({ instances: 4, desiredCount: 4 });
    expect(updates().map(({ desiredCount }) => desiredCount)).toEqual([3, 4]);
  });

  it("is left alone if the group is gone, and the error says so", async () => {
    describeGroups.mockImplementation(async () => ({ AutoScalingGroups: [] }));
    await expect(handler()).rejects.toThrow("There is no Auto Scaling group group.");
    expect(updates()).toEqual([]);
  });

  it("is not called set if ECS refuses it", async () => {
    count(3);
    updateService.mockImplementation(async () => {
      throw new Error("ServiceNotFoundException");
    });
    await expect(handler()).rejects.toThrow("ServiceNotFoundException");
  });
});
