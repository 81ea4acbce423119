import { accountOf, serviceOf } from "../../support/compose-application";

describe("labels of a service", () => {
  it("are tags, as far as AWS takes them", () => {
    const keys = `deploy: { labels: { team: shop, "aws:x": "1", "a*": "1", rule: "Host(\`x\`)" } }`;
    expect(serviceOf(keys).tags).toEqual({ team: "shop" });
    expect(accountOf(keys, "deploy.labels.team")).toMatch(/^mapped/);
    expect(accountOf(keys, "deploy.labels.rule")).toMatch(/^dropped/);
  });

  it("are forty at most, as AWS takes fifty, and adds some", () => {
    const labels = Array.from({ length: 41 }, (_, i) => `l${i}: x`).join(", ");
    expect(Object.keys(serviceOf(`deploy: { labels: { ${labels} } }`).tags)).toHaveLength(40);
    expect(accountOf(`deploy: { labels: { ${labels} } }`, "deploy.labels.l40")).toMatch(/^dropped/);
  });
});
