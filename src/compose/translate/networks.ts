import type { Network } from "../model/network";
import type { NetworkAttachment } from "../model/network-attachment";
import { linkedService, sharedService } from "../syntax/namespaces";
import { type Account, dropped, eachItem, eachKey, type Handler, type Handlers, mapped, refused } from "./account";
import type { Draft } from "./draft";
import { ONE_TASK } from "./instead";
import type { ServiceNames } from "./names";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html: five, and one is the service's own. */
const MOST = 4;
const BY_NAME = "Addresses come from the subnets, and change with each task.";
const USE_NAME = "Take it away: others find the service without it.";

/** A service in no network of the file's. */
export function networkMode(bridge: string): Handler<string> {
  return (mode, account) => {
    const instead = sharedService(mode) === undefined ? "Leave network_mode out." : ONE_TASK;
    if (mode === "bridge") account.approximated(bridge);
    else account.refused("A task on Fargate has a network of its own.", instead);
  };
}

/** The networks of a service. */
export function translateAttachments(
  draft: Draft,
  networks: Readonly<Record<string, NetworkAttachment>>,
  account: Account,
  names: ServiceNames,
): void {
  for (const [key, attachment] of Object.entries(networks)) {
    const own = account.at(key);
    if (draft.networks.length >= MOST) {
      own.refused(
        `A task on Fargate has five security groups: its own, and those of ${MOST} networks.`,
        "Join fewer networks.",
      );
    } else {
      draft.networks.push(key);
      own.mapped("The tasks carry the security group of the network.");
    }
    eachKey(
      attachment,
      own,
      attachmentHandlers((alias, item) => names.claim(draft, alias, item)),
    );
  }
}

/** What becomes of the keys of a service in one of its networks. */
export function attachmentHandlers(alias: Handler<string>): Handlers<NetworkAttachment> {
  return {
    aliases: (aliases, account) => eachItem(aliases, account, alias),
    interface_name: dropped("A task on Fargate has one network interface."),
    ipv4_address: refused(BY_NAME, USE_NAME),
    ipv6_address: refused(BY_NAME, USE_NAME),
    link_local_ips: refused(BY_NAME, USE_NAME),
    mac_address: refused(BY_NAME, USE_NAME),
    driver_opts: dropped("They are of Docker's driver."),
    priority: dropped("A task on Fargate has one network interface."),
    gw_priority: dropped("A task on Fargate has one network interface."),
  };
}

/** Services that are called by names of the caller's. By Service Connect, everybody knows these. */
export function translateLinks(
  links: readonly string[],
  account: Account,
  drafts: ReadonlyMap<string, Draft>,
  names: ServiceNames,
): void {
  eachItem(links, account, (link, own) => {
    const [, alias] = link.split(":");
    const target = drafts.get(linkedService(link));
    if (alias === undefined || alias === target?.name) own.mapped("Service Connect finds the service by its name.");
    else if (target === undefined) own.refused("The service is not there.", "Take the link away.");
    else names.claim(target, alias, own, `All services of the application find ${target.name} by this name as well.`);
  });
}

/**
 * A network of the application.
 * @param as what it becomes: a security group
 */
export function translateNetwork(network: Network, account: Account, used: boolean, as = "A security group."): void {
  const gone = "The VPC has the addresses.";
  eachKey(network, account, {
    name: dropped("Nothing is called after it, but after the network's key."),
    driver(driver, own) {
      if (["bridge", "overlay", "default"].includes(driver)) own.mapped(as);
      else own.refused(`There is no network of the driver ${driver}.`, "Leave the driver out.");
    },
    driver_opts: dropped("They are of Docker's driver."),
    ipam: dropped(gone),
    external(external, own) {
      if (!external) own.mapped("The network is the application's own.");
      else if (used) {
        own.refused(
          "A network of Docker's that exists has no services at AWS.",
          "Make it the application's own, without external.",
        );
      } else own.dropped("No service is in the network.");
    },
    internal(internal, own) {
      if (!internal) own.mapped("Tasks reach the internet by the subnets that they stand in.");
      else own.approximated("Nobody outside connects to it; but tasks reach out, as they pull images and write logs.");
    },
    enable_ipv4(enabled, own) {
      if (enabled) own.mapped("Tasks have addresses of IPv4.");
      else own.refused("Tasks have addresses of IPv4.", "Leave enable_ipv4 out.");
    },
    enable_ipv6(enabled, own) {
      if (enabled) own.approximated("Tasks have the addresses that the subnets give them, of IPv4.");
      else own.mapped("Tasks have addresses of IPv4.");
    },
    attachable: dropped("Who is in a network, the files say."),
    labels: dropped("They are for Docker's own tools."),
  });
}

/** A declaration without any key says that there is one. */
export const networkItself = mapped("A security group: who carries it reaches the ports of the others.");
