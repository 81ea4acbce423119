import { composeOf } from "../../support/compose";

describe("variables in a file", () => {
  it("are filled into values of all kinds, and not into keys", () => {
    const text = "services: {web: {image: '$A', tty: '$T', mem_limit: '${M}', labels: {'$A': '$A'}, dns: ['$A']}}";
    const { project } = composeOf(text, { environment: { A: "a", T: "true", M: "64m" } });
    expect(project.services.web).toMatchObject({
      image: "a",
      tty: true,
      mem_limit: 64 * 1024 ** 2,
      labels: { $A: "a" },
      dns: ["a"],
    });
  });

  it("are filled in before a list becomes a mapping, and before ports are read", () => {
    const text = "services: {web: {image: x, labels: ['$A=1'], ports: ['${P:-80}:80']}}";
    const { project } = composeOf(text, { environment: { A: "a" } });
    expect(project.services.web).toMatchObject({ labels: { a: "1" }, ports: [{ published: { from: 80, to: 80 } }] });
  });

  it("warn where they are not set, once for each place", () => {
    const text =
      "x-a: &a {A: $NONE}\nservices:\n  a: {image: x, environment: *a}\n  b: {image: $OTHER, environment: *a}\n";
    expect(
      composeOf(text).warnings.map(({ at, message }) => [at.line, at.column, message.replace(/^.*?: /, "")]),
    ).toEqual([
      [1, 13, "The variable NONE is not set; it counts as an empty text. Set it, or write ${NONE:-}."],
      [4, 14, "The variable OTHER is not set; it counts as an empty text. Set it, or write ${OTHER:-}."],
    ]);
  });
});
