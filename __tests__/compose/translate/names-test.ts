import { nameAtAws } from "../../../src/compose/translate/names";
import { accountIn, translationOf } from "../../support/compose-application";

const text = (keys: string) => `services: { web: { image: nginx, ${keys} }, api: { image: nginx } }`;
const NETWORK = "\nnetworks: { n: }";

describe("the names of a service", () => {
  it.each([
    ["networks: { n: { aliases: [www] } }", "networks.n.aliases[0]", "mapped"],
    ["container_name: www", "container_name", "approximated"],
    ["hostname: www", "hostname", "approximated"],
  ])("{ %s } is another one", (keys, key, outcome) => {
    const { plan, report } = translationOf(text(keys) + NETWORK);
    expect(plan.services[0]?.names).toEqual(["web", "www"]);
    expect(accountIn(report.entries, `services.web.${key}`)).toMatch(new RegExp(`^${outcome}`));
  });

  it.each(["api", "a b", "-x", ""])("cannot be %j", (name) => {
    const { report } = translationOf(text(`hostname: "${name}"`));
    expect(accountIn(report.entries, "services.web.hostname")).toMatch(/^refused/);
  });

  it("may be said twice", () => {
    expect(translationOf(text("hostname: web, container_name: WEB")).plan.services[0]?.names).toEqual(["web"]);
  });

  it("differ at AWS by more than punctuation", () => {
    expect([nameAtAws("My_App.1"), nameAtAws("my-app-1")]).toEqual(["my-app-1", "my-app-1"]);
    const { report } = translationOf("services: { a_b: { image: nginx }, a.b: { image: nginx } }");
    expect(accountIn(report.entries, 'services["a.b"].image')).toMatch(
      /^refused: At AWS, it is called as services.a_b is/,
    );
  });
});
