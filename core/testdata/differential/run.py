"""Hold the core against the real programs, on random projects and deployments.

Usage: PYTHON run.py [options]        (`make differential` does it all)

    --native FILE       wasm/native, built
    --charmcraft VENV   a virtual environment with ../record/requirements-charmcraft.txt
    --paas VENV         one with ../record/requirements-paas.txt
    --charmlibs FOLDER  the charm libraries; ../record/environment.py says where they are had
    --seed S            what the random ones are made from (default: 1)
    --projects N, --deployments N    how many (default: 1000, 500)
    --keep FOLDER       where the differing ones are written, as cases

Projects are expanded by charmcraft and by the core, and compared as golden cases are; core/FORMATS.md says
how. Deployments are put on the simulated Juju of ../record/environment.py, with two hash seeds: what depends on the
hash seed in the real charm is left out. Differences are printed smallest first. It ends with 1 where there are any.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import generate

RECORD = pathlib.Path(__file__).resolve().parent.parent / "record"

# Runs in charmcraft's Python: each line of the input is a folder, each line of the output what the real
# `charmcraft expand-extensions` makes of it. A child is forked for each, since importing takes most of the time.
SERVER = r"""
import json, os, sys, traceback
sys.path.insert(0, sys.argv[1])
import expansion
import charmcraft.application.main
for line in sys.stdin:
    folder, experimental = json.loads(line)
    out = folder + ".answer"
    if not (child := os.fork()):
        os.dup2(os.open(folder + ".log", os.O_WRONLY | os.O_CREAT), 1)
        os.dup2(1, 2)
        os.chdir(folder)
        os.environ.update(ORACLE_OUT=out, HOME=os.path.dirname(folder))
        os.environ.pop("CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS", None)
        if experimental:
            os.environ["CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS"] = "1"
        try:
            exec(expansion.CHILD, {"__name__": "child"})
        except BaseException:
            traceback.print_exc()
        os._exit(0)
    os.waitpid(child, 0)
    try:
        print(open(out).read().replace(folder, ".").replace("\n", " "), flush=True)
    except OSError:
        print(json.dumps({"code": open(folder + ".log").read()[-2000:]}), flush=True)
"""


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


class Core:
    """The core, asked by lines."""

    def __init__(self, program):
        self.program = program

    def evaluate(self, requests):
        lines = "".join("evaluate " + json.dumps(r) + "\n" for r in requests)
        done = subprocess.run([self.program], input=lines, capture_output=True, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]


def request(files, experimental):
    return {"files": files, "charmcraft": {"experimental": experimental}}


def expansions(folders, options):
    """What charmcraft makes of folders: each with whether its experimental extensions are allowed."""
    command = [f"{options.charmcraft}/bin/python", "-c", SERVER, str(RECORD)]
    lines = "".join(json.dumps([str(folder), experimental]) + "\n" for folder, experimental in folders)
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


# --- comparing ---------------------------------------------------------------------------------


def names(path):
    return [part for part in path.split(".") if part and not part.isdigit()]


def locates(ours, theirs):
    """Whether our path has the names of charmcraft's in order; it may be longer."""
    rest = iter(names(ours))
    return all(name in rest for name in names(theirs))


def found_by(problem, finding):
    if problem["type"] == "yaml":
        if "duplicate key" in problem["message"]:
            return finding["code"] == "duplicate-key"  # the mark is the mapping's
        return abs(finding["range"]["start"]["line"] - problem["line"]) <= 1
    if locates(finding["path"], problem["path"]):
        return True
    key = (names(problem["path"]) or [""])[-1]
    return bool(finding["fixes"]) and problem["type"] in ("missing", "value_error") and f"'{key}" in finding["fixes"][0]["title"]


def follows(problem, problems):
    """Whether a problem is only what another leads to: pydantic misses a base where the one that is written is wrong."""
    missing = "No base or build-base is declared" in problem["message"]
    return missing and any(other["path"] in ("base", "build-base") for other in problems)


def worded_by_libraries(got):
    """Whether a failure is told in words that are not charmcraft's own, or in random order."""
    text = got["error"]["message"] or ""
    return bool(got.get("problems")) or "internal error" in text or "subdirectories: {" in text or text.startswith("invalid YAML in")


def expansion_differences(want, got):
    """How the core's answer differs from charmcraft's."""
    yaml, errors = got["expansion"]["yaml"], [d for d in got["diagnostics"] if d["severity"] == "error"]
    if want.get("error") is None and want["code"] in (0, None):
        if yaml is None:
            return [f"charmcraft takes it, the core says {got['expansion']['error'] or errors}"]
        if yaml != want["yaml"]:
            pairs = enumerate(zip(want["yaml"].split("\n"), yaml.split("\n"), strict=False))
            first = next(((n, a, b) for n, (a, b) in pairs if a != b), ("end", "", ""))
            return [f"line {first[0]}: charmcraft has {first[1]!r}, the core {first[2]!r}"]
        return [f"false alarm: {d['code']}: {d['message']}" for d in errors if d["by"] == "charmcraft"]
    if want.get("error") is None:
        return [f"the reference program failed: {want['code']}"]
    if yaml is not None:
        return [f"charmcraft refuses it: {want['error']}"]
    differences = [] if errors else ["refused without an error"]
    if not worded_by_libraries(want) and want["error"] != got["expansion"]["error"]:
        differences.append(f"charmcraft says {want['error']}, the core {got['expansion']['error']}")
    problems = want.get("problems") or []
    for problem in problems:
        if not follows(problem, problems) and not any(found_by(problem, d) for d in errors):
            differences.append(f"no error at {problem}")
    return differences


def in_order(status):
    """A status whose message names options in alphabetical order: the charm takes them from a set (utils.py)."""
    if not status or " options: " not in status["message"]:
        return status
    lists = re.split(r"((?:missing|invalid) options: )", status["message"])
    for place in range(2, len(lists), 2):
        names = [name for name in re.split(r"[\s,]+", lists[place]) if name]
        lists[place] = ", ".join(sorted(names)) + "; "
    return {**status, "message": "".join(lists)}


def deployment_differences(want, got):
    """How the core's answer differs from the charm's."""
    environment = got["environment"] and {v["name"]: v["value"] for v in got["environment"]}
    services = {s["name"]: {k: s[k] for k in ("startup", "running", "environment", "command")} for s in got["services"]}
    ours = {"environment": environment, "status": in_order(got["status"]), "services": services, "migration": got["migration"]}
    differences = []
    for part in ours:
        if part in want and want[part] != ours[part]:
            differences.append(f"{part}: the charm has {unlike(want[part], ours[part])}, the core {unlike(ours[part], want[part])}")
    return differences


def unlike(one, other):
    """What of one mapping is not in another in the same way."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return one
    return {k: v for k, v in one.items() if other.get(k, "nothing") != v} or {}


# --- the two parts -----------------------------------------------------------------------------


def compare_projects(options, core, work):
    made, folders = [], []
    for number in range(options.projects):
        files = generate.project(options.seed, number)
        folder = work / f"project-{number}"
        write(folder, files)
        made.append(files)
        folders.append((folder, number % 4 != 0))
    answers = core.evaluate([request(files, experimental) for files, (_, experimental) in zip(made, folders, strict=True)])
    taken, different = 0, []
    for number, (want, got) in enumerate(zip(expansions(folders, options), answers, strict=True)):
        taken += want.get("error") is None
        if found := expansion_differences(want, got):
            different.append((f"project-{number}", made[number], found))
    print(f"{options.projects} projects, of which charmcraft takes {taken}: {len(different)} differ", flush=True)
    return different


def remember(cache, files, expanded):
    """Keep charmcraft's expansion where environment.py looks for it, so that it need not ask again."""
    digest = hashlib.sha256()
    for name in ("charmcraft.yaml", "paas-config.yaml"):
        if name in files:
            digest.update(name.encode() + b"\0" + files[name].encode() + b"\0")
    (cache / (digest.hexdigest() + ".json")).write_text(json.dumps([expanded["yaml"], True]))


def charms(cases, cache, options, seed):
    """What the charms make of deployments, with a hash seed."""
    command = [f"{options.paas}/bin/python", str(RECORD / "environment.py"), "--batch", "--charmlibs", options.charmlibs, "--cache", str(cache)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([*command, *map(str, cases)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]


def compare_deployments(options, core, work):
    cache = work / "cache"
    cache.mkdir()
    made = [generate.deployment(options.seed, number) for number in range(options.deployments)]
    cases = [work / f"deployment-{number}" for number in range(options.deployments)]
    for case, files in zip(cases, made, strict=True):
        write(case / "input", files)
    kept = []
    for case, files, expanded in zip(cases, made, expansions([(case / "input", True) for case in cases], options), strict=True):
        if expanded.get("error") is None and expanded.get("yaml"):
            remember(cache, files, expanded)
            kept.append((case, files))
    seeds = [charms([case for case, _ in kept], cache, options, seed) for seed in ("0", "1")]
    answers = core.evaluate([request(files, True) for _, files in kept])
    compared, different = 0, []
    for (case, files), got, *wanted in zip(kept, answers, *seeds, strict=True):
        if any(text is None for text, _ in wanted):
            continue  # no deployment that Juju would make
        first, *others = [json.loads(text) for text, _ in wanted]
        for one in (first, *others):
            one["status"] = in_order(one["status"])
        if any(other != first for other in others):
            continue  # it depends on the hash seed
        compared += 1
        if found := deployment_differences(first, got):
            different.append((case.name, files, found))
    print(f"{options.deployments} deployments, of which {compared} can be compared: {len(different)} differ", flush=True)
    return different


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("native", "charmcraft", "paas", "charmlibs", "keep"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--projects", type=int, default=1000)
    parser.add_argument("--deployments", type=int, default=500)
    options = parser.parse_args()
    core = Core(options.native)
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        different = compare_projects(options, core, work) + compare_deployments(options, core, work)
    different.sort(key=lambda one: sum(map(len, one[1].values())))
    for name, files, found in different:
        print(f"\n== {name}, seed {options.seed}")
        for path, text in files.items():
            print(f"-- {path}\n{text}")
        print("\n".join(f"** {line}" for line in found))
        if options.keep:
            write(pathlib.Path(options.keep, name, "input"), files)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
