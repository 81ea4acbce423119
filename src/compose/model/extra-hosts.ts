import { keyValues, setOf } from "../schema/collections";
import { text } from "../schema/scalars";

/** Names of hosts and their addresses, from `- name=address`, `- name:address` or a mapping. */
export const extraHosts = keyValues(setOf(text, { single: true }), /[=:]/);
