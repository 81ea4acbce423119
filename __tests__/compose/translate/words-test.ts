import { accountOf } from "../../support/compose-application";

describe("the words of a command", () => {
  it("are taken as they are, and none are not nothing", () => {
    expect(accountOf("command: a b", "command")).toBe("mapped: In the container definition, word by word.");
    expect(accountOf("entrypoint: []", "entrypoint")).toBe(
      "approximated: ECS has no way to take away that of the image.",
    );
  });
});
