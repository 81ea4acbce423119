import { UserError } from "../../src/core/errors";
import { program } from "../../src/core/program";

class Mistake extends UserError {}

describe("program", () => {
  const exitCode = process.exitCode;
  let printed: jest.SpyInstance;

  beforeEach(() => {
    process.exitCode = undefined;
    printed = jest.spyOn(console, "error").mockImplementation(() => {});
  });
  afterEach(() => {
    process.exitCode = exitCode;
    printed.mockRestore();
  });

  it("says nothing when all is well", () => {
    program(() => {});
    expect(printed).not.toHaveBeenCalled();
    expect(process.exitCode).toBeUndefined();
  });

  it("prints a user's mistake as it is, and ends with code 1", () => {
    program(() => {
      throw new Mistake("Mistake", "cpu is 300");
    });
    expect(printed.mock.calls).toEqual([["cpu is 300"]]);
    expect(process.exitCode).toBe(1);
  });

  it("passes on what is not the user's fault", () => {
    const fault = new TypeError("x is undefined");
    expect(() =>
      program(() => {
        throw fault;
      }),
    ).toThrow(fault);
    expect(printed).not.toHaveBeenCalled();
    expect(process.exitCode).toBeUndefined();
  });
});
