import { remembered } from "../../src/rules/remembered";

describe("what is remembered of an object", () => {
  it("is made once for each", () => {
    const asked: object[] = [];
    const own = remembered((key: { readonly name: string }) => {
      asked.push(key);
      return [key.name];
    });
    const [web, other] = [{ name: "web" }, { name: "web" }];
    expect([own(web), own(other), own(web)]).toEqual([["web"], ["web"], ["web"]]);
    expect(own(web)).toBe(own(web));
    expect(asked).toEqual([web, other]);
    expect(own(other)).not.toBe(own(web));
  });
});
