import { dependencies } from "../../../src/compose/model/dependency";
import { readAs } from "../../support/compose-type";

describe("dependencies", () => {
  it("are on services that have started, unless they say more", () => {
    const started = { condition: "service_started", required: true, restart: false };
    expect(readAs(dependencies, ["a"])).toEqual({ a: started });
    expect(readAs(dependencies, { a: { condition: "service_healthy", required: false, restart: true } })).toEqual({
      a: { condition: "service_healthy", required: false, restart: true },
    });
  });

  it.each([[{ a: {} }], [{ a: null }], ["a"], [[{ a: 1 }]]])("are not %j", (written) => {
    expect(readAs(dependencies, written)).toEqual(["WrongTypeError"]);
  });
});
