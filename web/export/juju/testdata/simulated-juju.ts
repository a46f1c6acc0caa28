/**
 * A Juju that a real shell controls: a script runs with a `juju` that only records its arguments. The calls are
 * applied to a model, which is then printed as Juju's commands print it.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An application of the model. */
interface Application {
  charm: string;
  channel: string;
  units: number;
  trust: boolean;
  readonly config: Map<string, string>;
  readonly resources: Map<string, string>;
  readonly arguments: Map<string, string>;
}

/** Runs a script. @returns the arguments of each call of juju, and the files that the script wrote, by name */
export function callsOf(script: string, shell = "sh"): { calls: string[][]; file: (path: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), "juju-"));
  try {
    const log = join(folder, "log");
    const juju = `juju() { printf '%s\\0' "$@" >> '${log}'; printf '\\n\\0' >> '${log}'; [ "$1" != add-secret ] || printf 'secret:id-of-%s' "$2"; }\n`;
    execFileSync(shell, ["-eu", "-c", `${juju}${script}`], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const words = readFileSync(log, "utf8").split("\0").slice(0, -1);
    const calls: string[][] = [[]];
    for (const word of words) {
      if (word === "\n") calls.push([]);
      else calls.at(-1)?.push(word);
    }
    const texts = new Map<string, string>();
    for (const word of words) {
      const path = /=@(\.\/.*)$/s.exec(word)?.[1];
      if (path) texts.set(path, readFileSync(join(folder, path), "utf8"));
    }
    return { calls: calls.slice(0, -1), file: (path) => texts.get(path) ?? "" };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pair(word: string): [string, string] {
  const at = word.indexOf("=");
  if (at < 1) throw new Error(`not key=value: ${word}`);
  return [word.slice(0, at), word.slice(at + 1)];
}

/** A model of Juju. */
export class SimulatedJuju {
  model = "";
  readonly modelConfig = new Map<string, string>();
  readonly applications = new Map<string, Application>();
  readonly secrets = new Map<string, Map<string, string>>();
  readonly grants = new Map<string, Set<string>>();
  readonly relations: (readonly [string, string])[] = [];
  readonly offers = new Set<string>();
  #file: (path: string) => string = () => "";

  /** Applies the calls of a script. @throws Error if Juju would refuse an argument */
  run(script: string): void {
    const { calls, file } = callsOf(script);
    this.#file = file;
    for (const [name = "", ...words] of calls) this.#call(name, words);
  }

  application(name: string): Application {
    const found = this.applications.get(name);
    if (!found) throw new Error(`no application ${name}`);
    return found;
  }

  #call(name: string, words: string[]): void {
    const calls: Record<string, (words: string[]) => void> = {
      "add-model": ([model = ""]) => {
        this.model = model;
      },
      "model-config": (pairs) => {
        for (const [key, value] of pairs.map(pair)) this.modelConfig.set(key, value);
      },
      deploy: (all) => this.#deploy(all),
      "add-unit": ([application = "", flag, count]) => {
        if (flag !== "-n") throw new Error(`add-unit ${flag}`);
        this.application(application).units += Number(count);
      },
      "add-secret": ([secret = "", ...pairs]) => this.secrets.set(secret, new Map(pairs.map(pair))),
      "grant-secret": ([secret = "", application = ""]) => {
        this.application(application);
        this.grants.set(secret, new Set([application]));
      },
      config: ([application = "", ...pairs]) => {
        for (const [key, value] of pairs.map(pair))
          this.application(application).config.set(
            key,
            value.startsWith("@") ? this.#file(value.slice(1)) : value,
          );
      },
      run: ([unit = "", _action, wait, strings, ...pairs]) => {
        if (wait !== "--wait=10m" || strings !== "--string-args") throw new Error("flags of run");
        const { arguments: given } = this.application(unit.replace("/leader", ""));
        for (const [key, value] of pairs.map(pair)) given.set(key, value);
      },
      offer: ([offer = ""]) => this.offers.add(offer),
      integrate: ([own = "", other = ""]) => this.relations.push([own, other]),
    };
    const call = calls[name];
    if (!call) throw new Error(`no command ${name}`);
    call(words);
  }

  #deploy(all: string[]): void {
    const made = {
      units: 1,
      trust: false,
      channel: "",
      config: new Map(),
      resources: new Map(),
      arguments: new Map(),
    };
    const application: Application = { charm: "", ...made };
    const names: string[] = [];
    const flags: Record<string, () => void> = {
      "--channel": () => {
        application.channel = all.shift() ?? "";
      },
      "--resource": () => void application.resources.set(...pair(all.shift() ?? "")),
      "--trust": () => {
        application.trust = true;
      },
      "-n": () => {
        application.units = Number(all.shift());
      },
      "-m": () => void all.shift(),
    };
    for (let word = all.shift(); word !== undefined; word = all.shift()) {
      if (word.startsWith("-")) (flags[word] ?? fail(word))();
      else names.push(word);
    }
    application.charm = names[0] ?? "";
    this.applications.set(names[1] ?? application.charm, application);
  }
}

function fail(word: string): never {
  throw new Error(`no flag ${word}`);
}
