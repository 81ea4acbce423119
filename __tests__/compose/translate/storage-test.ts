import { accountOf, serviceOf } from "../../support/compose-application";

describe("the storage of a container", () => {
  it("is the disk of the task, within its limits", () => {
    expect(serviceOf("storage_opt: { size: 30G }").ephemeralStorageGiB).toBe(30);
    expect(serviceOf("storage_opt: { size: 3G }").ephemeralStorageGiB).toBeUndefined();
    expect(accountOf("storage_opt: { size: 300G }", "storage_opt.size")).toMatch(/^refused/);
  });
});
