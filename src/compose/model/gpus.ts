import type { Type } from "../schema/type";
import { mapping, scalar, sequence } from "../yaml/node";
import { type DeviceRequest, deviceRequests } from "./deploy";

/** GPUs: `all`, or requests for devices, which need not say that they are for GPUs. */
export const gpus: Type<readonly DeviceRequest[]> = {
  ...deviceRequests,
  is: "all, or a list of requests for devices",
  canonical(node, problems) {
    const isAll = node.kind === "scalar" && node.value === "all";
    const requests = isAll ? sequence(node, [mapping(node, { count: "all" })]) : node;
    if (requests.kind !== "sequence") return node;
    const capable = requests.items.map((item) => {
      if (item.kind !== "mapping" || item.entries.has("capabilities")) return item;
      const value = sequence(item, [scalar(item, "gpu")]);
      return { ...item, entries: new Map(item.entries).set("capabilities", { at: item.at, value }) };
    });
    return deviceRequests.canonical({ ...requests, items: capable }, problems);
  },
};
