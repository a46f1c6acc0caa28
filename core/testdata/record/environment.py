#!/usr/bin/env python3
"""Record what the real paas-charm library yields for a playground project.

    environment.py [options] INPUT           print the expected.json of one project folder
    environment.py [options] --record CASE…  merge it into CASE/expected.json, for each CASE/input

Run it with the Python of a virtual environment with requirements-paas.txt. What it cannot
find by itself comes from options or from the environment:

    --charmlibs / CHARMLIBS    a folder holding charms/…, the charm libraries paas-charm imports
    --charmcraft / CHARMCRAFT  the charmcraft program (default: the one on PATH)
    --cache / ORACLE_CACHE     a folder to keep charmcraft's expansions in (optional)
    --seeds 0,1,2              with --record: the hash seeds to compare; a case whose answer
                               depends on the seed is not written, and the program fails
    --trace                    show on stderr why a charm crashed, or why there is no environment

core/FORMATS.md describes INPUT, a project folder, and the output, which is that of the golden
cases without expansion and diagnostics. The charm is the framework's Charm class, unmodified, on a
simulated Juju (ops-scenario) that dispatches one config-changed. Where Juju itself decides
something that the simulation leaves open, this program does as Juju does:

  - options reach the charm in alphabetical order, and whole floats without their ".0";
  - related units are visited in the order of their numbers (a set in the charm's own code);
  - no service runs before the charm starts it.

A complete and consistent set of the charm libraries is in lib/charms of the repository
canonical/gatus-k8s-operator; the cases were recorded with these: data_interfaces 0.58, s3 0.6,
redis 0.7, saml 0.11, smtp 0.21, tracing 0.11, openfga 1.4, oauth 0.11, http_proxy 0.2, ingress
2.20, loki_push_api 1.24, grafana_dashboard 0.49, prometheus_scrape 0.58, juju_topology 0.7; and
with paas-charm 1.12.3, ops 3.9.0, ops-scenario 8.9.0, pydantic 2.14.3, dpcharmlibs-interfaces
1.0.2, Python 3.11 and charmcraft 4.5.0.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

EXPERIMENTAL = "CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS"
GENERATED_KEY = "<generated>"
PEER = "secret-storage"
MIGRATIONS = {
    "migrate": lambda app: [f"{app}/migrate"],
    "migrate.sh": lambda app: ["bash", "-eo", "pipefail", "migrate.sh"],
    "migrate.py": lambda app: ["python3", "migrate.py"],
    "manage.py": lambda app: ["python3", "manage.py", "migrate"],
}
METADATA_KEYS = (
    "name", "title", "summary", "description", "assumes", "containers", "devices", "charm-user",
    "extra-bindings", "peers", "provides", "requires", "resources", "storage", "subordinate",
)  # fmt: skip


class OracleError(Exception):
    """The case cannot be recorded: its input is wrong, or this program is."""


# --- the input -----------------------------------------------------------------------------


def expand(folder: pathlib.Path, charmcraft: str, cache: str | None) -> tuple[dict, bool]:
    """Expand charmcraft.yaml with the real charmcraft: the project, and whether it took
    the experimental switch."""
    import yaml

    names = [n for n in ("charmcraft.yaml", "paas-config.yaml") if (folder / n).exists()]
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    kept = pathlib.Path(cache, digest.hexdigest() + ".json") if cache else None
    if kept and kept.exists():
        text, experimental = json.loads(kept.read_text())
        return yaml.safe_load(text), experimental
    with tempfile.TemporaryDirectory() as temporary:
        for name in names:
            pathlib.Path(temporary, name).write_bytes((folder / name).read_bytes())
        for experimental in (False, True):
            environment = {k: v for k, v in os.environ.items() if k not in (EXPERIMENTAL, "PYTHONPATH")}
            if experimental:
                environment[EXPERIMENTAL] = "1"
            done = subprocess.run(
                [charmcraft, "expand-extensions"],
                cwd=temporary, env=environment, capture_output=True, text=True,
            )  # fmt: skip
            if done.returncode == 0 or "is experimental" not in done.stderr:
                break
    if done.returncode != 0:
        raise OracleError(f"charmcraft does not accept the project:\n{done.stderr}")
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps([done.stdout, experimental]))
    return yaml.safe_load(done.stdout), experimental


def framework_of(folder: pathlib.Path) -> str:
    import yaml

    declared = yaml.safe_load((folder / "charmcraft.yaml").read_text()).get("extensions") or []
    names = [e.removesuffix("-framework") for e in declared if e.endswith("-framework")]
    if len(names) != 1:
        raise OracleError(f"one framework extension is needed, found {declared}")
    return names[0]


def read_mock(folder: pathlib.Path) -> dict:
    """mock.yaml with the output of juju show-unit, if it holds one, put into its own words."""
    import yaml

    path = folder / "mock.yaml"
    mock = (yaml.safe_load(path.read_text()) if path.exists() else None) or {}
    if len(mock) == 1 and "/" in next(iter(mock)):
        mock = {"juju-show-unit": mock}
    shown = mock.pop("juju-show-unit", None)
    if not shown:
        return mock
    ((name, unit),) = shown.items()
    application, _, number = name.partition("/")
    mock.setdefault("application", application)
    mock.setdefault("unit", int(number))
    if "leader" in unit:
        mock.setdefault("leader", unit["leader"])
    mock.setdefault("relations", unit.get("relation-info") or [])
    return mock


def base_services(framework: str, rock: dict, charm_name: str) -> dict:
    """The services of the rock: what rockcraft's extension for the framework defines, with the
    ones that rockcraft.yaml defines winning, as rockcraft merges them."""
    name = rock.get("name") or charm_name
    module = name.replace("-", "_").lower()
    daemon = {"override": "replace", "startup": "enabled", "user": "_daemon_"}

    def gunicorn(application: str) -> dict:
        command = f"/bin/python3 -m gunicorn -c /{framework}/gunicorn.conf.py '{application}' -k [ sync ]"
        exporter = (
            "/bin/statsd_exporter --statsd.mapping-config=/statsd-mapping.conf "
            "--statsd.listen-udp=localhost:9125 --statsd.listen-tcp=localhost:9125"
        )
        return {
            framework: {**daemon, "after": ["statsd-exporter"], "command": command},
            "statsd-exporter": {
                **daemon, "override": "merge", "command": exporter,
                "summary": "statsd exporter service",
            },
        }  # fmt: skip

    extension = {
        "flask": lambda: gunicorn("app:app"),
        "django": lambda: gunicorn(f"{module}.wsgi:application"),
        "fastapi": lambda: {
            "fastapi": {
                **daemon, "working-dir": "/app", "environment": {"UVICORN_HOST": "0.0.0.0"},
                "command": "/bin/python3 -m uvicorn app:app",
            }
        },
        "go": lambda: {"go": {**daemon, "working-dir": "/app", "command": name}},
        "expressjs": lambda: {
            "expressjs": {
                **daemon, "working-dir": "/app", "environment": {"NODE_ENV": "production"},
                "command": "npm start",
            }
        },
        "spring-boot": lambda: {
            "spring-boot": {**daemon, "working-dir": "/app", "command": 'bash -c "java -jar *.jar"'}
        },
    }[framework]()  # fmt: skip

    def merge(user, ours):
        if not user:
            return ours
        if isinstance(user, list) and isinstance(ours, list):
            return list(dict.fromkeys(ours + user))
        if isinstance(user, dict) and isinstance(ours, dict):
            return {**user, **{k: merge(user.get(k), v) for k, v in ours.items()}}
        return user

    return merge(rock.get("services"), extension)


# --- the simulated deployment --------------------------------------------------------------


class Deployment:
    """A mocked deployment, from which fresh simulations can be made."""

    def __init__(self, folder: pathlib.Path, project: dict, framework: str):
        import yaml

        self.framework = framework
        self.project = project
        self.mock = mock = read_mock(folder)
        rock_file = folder / "rockcraft.yaml"
        rock = (yaml.safe_load(rock_file.read_text()) if rock_file.exists() else None) or {}
        self.services = base_services(framework, rock, project["name"])
        self.paas_config = folder / "paas-config.yaml"
        self.application = mock.get("application") or project["name"]
        self.unit = mock.get("unit", 0)
        self.relations = mock.get("relations") or []
        peers = [r for r in self.relations if r["endpoint"] == PEER]
        self.relations = [r for r in self.relations if r["endpoint"] != PEER]
        self.secret_key = mock.get("secret-key", GENERATED_KEY)
        numbers = set(range(mock.get("units", self.unit + 1))) - {self.unit}
        self.peer_data = {f"{framework}_secret_key": self.secret_key} if self.secret_key else {}
        if peers:
            shown = peers[0].get("application-data") or {}
            if "secret-key" not in mock:
                self.peer_data = {k: str(v) for k, v in shown.items()}
            if "units" not in mock:
                numbers = {
                    number
                    for number in (int(u.split("/")[1]) for u in peers[0].get("related-units") or {})
                    if number != self.unit
                }
        self.peers = sorted(numbers)
        self.leader = mock.get("leader", self.unit == 0)
        self.options = project.get("config", {}).get("options", {})
        workload = mock.get("workload") or {}
        self.can_connect = workload.get("can-connect", True)
        self.files = workload.get("files") or []
        self.execs = workload.get("exec") or {}
        self.root = {"flask": "/flask", "django": "/django"}.get(framework, "/app")
        self.app_dir = f"/{framework}/app" if framework in ("flask", "django") else "/app"
        self.container = f"{framework}-app" if framework in ("flask", "django") else "app"

    def juju_config(self) -> dict:
        """The options as Juju's config-get hands them to the charm."""
        values = {k: o["default"] for k, o in self.options.items() if o.get("default") is not None}
        for key, value in (self.mock.get("config") or {}).items():
            if key not in self.options:
                raise OracleError(f"unknown option {key}")
            if value is not None:
                values[key] = value
        for key, value in values.items():
            kind = self.options[key]["type"]
            expected = {"int": (int,), "float": (int, float), "boolean": (bool,)}.get(kind, (str,))
            if not isinstance(value, expected) or (isinstance(value, bool) and kind != "boolean"):
                raise OracleError(f"{key} is not a {kind}: {value!r}")
            if kind == "float":
                # As Go's encoding/json writes it and Python's json reads it.
                value = float(value)
                values[key] = int(value) if value.is_integer() and abs(value) < 1e21 else value
        return {key: values[key] for key in sorted(values)}

    def juju_environment(self) -> dict[str, str]:
        config = {"juju-no-proxy": "127.0.0.1,localhost,::1"}  # Juju's default for a model
        config |= (self.mock.get("model") or {}).get("config") or {}
        return {
            f"JUJU_CHARM_{name.upper()}_PROXY": str(config.get(f"juju-{name}-proxy") or "")
            for name in ("http", "https", "no")
        }

    def relation(self, number: int, item: dict):
        from ops import testing

        units = item.get("related-units") or {}
        application = item.get("related-application")
        if not application:
            application = next(iter(units)).split("/")[0] if units else item["endpoint"]
        remote = {k: str(v) for k, v in (item.get("application-data") or {}).items()}
        endpoint = item["endpoint"]
        endpoints = {**self.project.get("provides", {}), **self.project.get("requires", {})}
        if endpoint not in endpoints:
            raise OracleError(f"the charm has no endpoint {endpoint}")
        interface = endpoints[endpoint]["interface"]
        local = {}
        if interface == "http_proxy":
            # The charm's request, which the first response is taken to answer.
            try:
                requirer = json.loads(remote["responses"])[0]["requirer"]
                local["requests"] = json.dumps([{"requirer": requirer, "domains": [], "auth": []}])
            except (KeyError, IndexError, TypeError, ValueError):
                pass
        return testing.Relation(
            endpoint,
            interface,
            id=100 + number,
            local_app_data=local,
            remote_app_name=application,
            remote_app_data=remote,
            remote_units_data={
                int(unit.split("/")[1]): {
                    k: str(v) for k, v in ((data or {}).get("data") or {}).items()
                }
                for unit, data in units.items()
            },
        )

    def simulate(self, temporary: pathlib.Path, can_connect: bool):
        """A context and a state of the simulation."""
        from ops import pebble, testing

        charm_root = temporary / "charm"
        workload = temporary / "workload"
        charm_root.mkdir(parents=True)
        inside = workload / "app" if self.root != "/app" else workload
        inside.mkdir(parents=True)
        for name in self.files:
            file = inside / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("")
        if self.paas_config.exists():
            (charm_root / "paas-config.yaml").write_bytes(self.paas_config.read_bytes())
        os.chdir(charm_root)

        def result(name: str, command: list[str]):
            given = self.execs.get(name) or {}
            return testing.Exec(
                command,
                return_code=given.get("exit-code", 0),
                stdout=given.get("stdout", ""),
                stderr=given.get("stderr", ""),
            )

        execs = [result(name, command(self.app_dir)) for name, command in MIGRATIONS.items()]
        execs.append(result("gevent", ["python3", "-c", "import gevent"]))
        # Whatever else the charm runs is gunicorn checking its configuration.
        execs.append(result("check-config", []))
        unknown = set(self.execs) - set(MIGRATIONS) - {"gevent", "check-config"}
        if unknown:
            raise OracleError(f"unknown command {unknown}")
        container = testing.Container(
            self.container,
            can_connect=can_connect,
            layers={"base": pebble.Layer({"services": self.services})},
            service_statuses={name: pebble.ServiceStatus.INACTIVE for name in self.services},
            mounts={"workload": testing.Mount(location=self.root, source=workload)},
            execs=execs,
        )
        peer = testing.PeerRelation(
            PEER,
            id=1,
            local_app_data=self.peer_data,
            peers_data={number: {} for number in self.peers},
        )
        secrets = [
            testing.Secret(
                {k: str(v) for k, v in content.items()},
                id="secret:" + name.removeprefix("secret:"),
            )
            for name, content in (self.mock.get("secrets") or {}).items()
        ]
        relations = [self.relation(number, item) for number, item in enumerate(self.relations)]
        config = {
            k: float(v) if self.options[k]["type"] == "float" else v
            for k, v in self.juju_config().items()
        }
        state = testing.State(
            config=config,
            relations=[peer, *relations],
            containers=[container],
            leader=self.leader,
            planned_units=len(self.peers) + 1,
            model=testing.Model(name=(self.mock.get("model") or {}).get("name", "playground")),
            secrets=secrets,
        )
        context = testing.Context(
            charm_class(self.framework),
            meta={k: self.project[k] for k in METADATA_KEYS if k in self.project},
            config=self.project.get("config"),
            actions=self.project.get("actions"),
            charm_root=charm_root,
            app_name=self.application,
            unit_id=self.unit,
        )
        return context, state


def charm_class(framework: str):
    import importlib

    return importlib.import_module(f"paas_charm.{framework.replace('-', '')}").Charm


def do_as_juju_does(deployment: Deployment) -> None:
    """Settle what the simulation leaves open (see the top of this file)."""
    import socket

    import ops
    from scenario import mocking

    os.environ.update(deployment.juju_environment())
    socket.getfqdn = lambda name="": "playground"
    config = deployment.juju_config()
    mocking._MockModelBackend.config_get = lambda self: dict(config)

    class Units(set):
        def __iter__(self):
            return iter(sorted(set.__iter__(self), key=lambda u: (u.app.name, int(u.name.split("/")[1]))))

    init = ops.Relation.__init__

    def ordered(self, *args, **kwargs):
        init(self, *args, **kwargs)
        self.units = Units(set.copy(self.units))

    ops.Relation.__init__ = ordered


# --- the recording -------------------------------------------------------------------------


def uncaught(exc: BaseException) -> BaseException:
    """The charm's own exception, or an OracleError when it is not the charm that is at fault."""
    from scenario import errors

    if isinstance(exc, errors.UncaughtCharmError):
        return exc.__cause__ or exc
    if isinstance(exc, (errors.InconsistentScenarioError, errors.StateValidationError)):
        raise OracleError(str(exc)) from exc
    return exc


def work_out(deployment: Deployment, temporary: pathlib.Path, trace: bool):
    """The environment the charm works out, and the migration it would run."""
    from paas_charm.app import App

    found: dict = {"environment": None, "command": None, "charm": False}
    context, state = deployment.simulate(temporary, can_connect=True)
    try:
        with context(context.on.config_changed(), state) as manager:
            charm = manager.charm
            found["charm"] = True
            commands = []
            probe = object.__new__(App)
            probe._container = charm._container
            probe._workload_config = charm._workload_config
            probe.gen_environment = dict
            probe._database_migration = type(
                "Probe", (), {"run": staticmethod(lambda *, command, **_: commands.append(command))}
            )
            probe._run_migrations()
            found["command"] = commands[-1] if commands else None
            try:
                environment = charm._gen_environment()
            except Exception as exc:  # any failure means there is no environment
                if trace:
                    traceback.print_exception(exc)
            else:
                found["environment"] = {k: "" if v is None else str(v) for k, v in environment.items()}
                odd = [k for k, v in environment.items() if not isinstance(v, (str, int, type(None)))]
                if odd or any(isinstance(v, bool) for v in environment.values()):
                    raise OracleError(f"unexpected value types for {odd}")
    except OracleError:
        raise
    except Exception as exc:
        exc = uncaught(exc)
        if trace and not found["charm"]:
            traceback.print_exception(exc)
    return found


def record(folder: pathlib.Path, charmcraft: str, cache: str | None, trace: bool) -> dict:
    project, experimental = expand(folder, charmcraft, cache)
    framework = framework_of(folder)
    deployment = Deployment(folder, project, framework)
    do_as_juju_does(deployment)

    from paas_charm.database_migration import DatabaseMigration

    with tempfile.TemporaryDirectory() as name:
        temporary = pathlib.Path(name)
        found = work_out(deployment, temporary / "1", trace)

        migrations = []
        run = DatabaseMigration.run

        def watched(self, *, command, **kwargs):
            migrations.append([command, "failed"])
            run(self, command=command, **kwargs)
            migrations[-1][1] = "completed"

        DatabaseMigration.run = watched
        context, state = deployment.simulate(temporary / "2", deployment.can_connect)
        try:
            out = context.run(context.on.config_changed(), state)
        except Exception as exc:
            exc = uncaught(exc)
            if trace:
                traceback.print_exception(exc)
            out, status = state, {"name": "error", "message": ""}
        else:
            status = {"name": out.unit_status.name, "message": out.unit_status.message}
            if deployment.leader and out.app_status != out.unit_status:
                raise OracleError("the application's status differs from the unit's")
        container = out.get_container(deployment.container)
        plan = container.plan.services
        os.chdir("/")

    environment = found["environment"]
    reached = "charm" in container.layers
    services = {}
    for service, info in container.services.items():
        given = plan[service].environment
        services[service] = {
            "startup": info.startup.value,
            "running": info.is_running(),
            "environment": bool(
                reached
                and environment
                and all(str("" if given.get(k) is None else given.get(k)) == v for k, v in environment.items())
            ),
            "command": plan[service].command,
        }
    if reached and not services[framework]["environment"]:
        raise OracleError("the plan's environment is not the one that was worked out")
    expected: dict = {"experimental": True} if experimental else {}
    expected.update(environment=environment, status=status, services=services)
    if migrations:
        expected["migration"] = {"command": migrations[-1][0], "result": migrations[-1][1]}
    elif found["command"]:
        expected["migration"] = {"command": found["command"], "result": "pending"}
    elif found["charm"] or not set(deployment.files) & set(MIGRATIONS):
        expected["migration"] = None
    return expected


def answer(folder: pathlib.Path, options: argparse.Namespace) -> tuple[str | None, str]:
    """What one project yields, as JSON text, or None and the reason."""
    try:
        expected = record(folder.resolve(), options.charmcraft, options.cache, options.trace)
    except OracleError as exc:
        return None, f"{folder}: {exc}"
    return json.dumps(expected, indent=2, ensure_ascii=False) + "\n", ""


def batch(options: argparse.Namespace) -> None:
    """Answer for every case, each in a process of its own, one JSON line a case."""
    import importlib

    for framework in ("flask", "django", "fastapi", "go", "expressjs", "springboot"):
        importlib.import_module(f"paas_charm.{framework}")
    import ops.testing  # noqa: F401

    for case in options.folders:
        reading, writing = os.pipe()
        if not (child := os.fork()):
            os.close(reading)
            try:
                result = answer(case / "input", options)
            except BaseException:
                result = None, f"{case}: {traceback.format_exc()}"
            with os.fdopen(writing, "w") as out:
                json.dump(result, out)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as given:
            print(given.read(), flush=True)
        os.waitpid(child, 0)


def merge_into(path: pathlib.Path, recorded: dict) -> None:
    """Put what is recorded in the place of the same parts of a case; its other parts stay."""
    old = json.loads(path.read_text()) if path.exists() else {}
    for part in ("environment", "status", "services", "migration"):
        old.pop(part, None)
    path.write_text(json.dumps(recorded | {k: v for k, v in old.items() if k not in recorded}, indent=1, ensure_ascii=False) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=pathlib.Path, metavar="INPUT or CASE")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--batch", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--charmlibs", default=os.environ.get("CHARMLIBS"))
    parser.add_argument("--charmcraft", default=os.environ.get("CHARMCRAFT", "charmcraft"))
    parser.add_argument("--cache", default=os.environ.get("ORACLE_CACHE"))
    parser.add_argument("--seeds", default="0,1,2")
    parser.add_argument("--trace", action="store_true")
    options = parser.parse_args()
    if not options.record:
        if options.charmlibs:
            sys.path.insert(0, options.charmlibs)
        logging.disable(logging.CRITICAL)
        if options.batch:
            batch(options)
            return 0
        text, problem = answer(options.folders[0], options)
        print(text if text else problem, end="" if text else "\n", file=None if text else sys.stderr)
        return 0 if text else 1

    with tempfile.TemporaryDirectory() as temporary:
        command = [sys.executable, __file__, "--batch", "--charmcraft", options.charmcraft]
        command += ["--charmlibs", options.charmlibs] if options.charmlibs else []
        command += ["--cache", options.cache or temporary]
        answers = []
        for seed in options.seeds.split(","):
            done = subprocess.run(
                [*command, *map(str, options.folders)],
                env={**os.environ, "PYTHONHASHSEED": seed},
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            answers.append([json.loads(line) for line in done.stdout.splitlines()])
    problems = 0
    for case, *given in zip(options.folders, *answers, strict=True):
        texts = {text for text, _ in given}
        if None in texts:
            print(f"{case}: not recorded", *{problem for _, problem in given}, sep="\n", file=sys.stderr)
        elif len(texts) > 1:
            print(f"{case}: depends on the hash seed", *texts, sep="\n", file=sys.stderr)
        else:
            merge_into(case / "expected.json", json.loads(texts.pop()))
            continue
        problems += 1
    print(f"{len(options.folders) - problems} recorded, {problems} not")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
