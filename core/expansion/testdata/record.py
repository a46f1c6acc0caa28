"""Records what charmcraft 4.5.0 makes of projects.

Usage: PYTHON record.py IN OUT, where PYTHON has charmcraft 4.5.0 from PyPI. IN and OUT have a project a line:
{"name", "files": {path: text}, "experimental"}; OUT also has "expected": what `charmcraft expand-extensions` prints, the
error that it prints, or the problems of a validation error. Each project is expanded in a process of its own, forked
from one that has charmcraft loaded.
"""
import json, os, pathlib, shutil, sys, tempfile

import craft_cli
from craft_cli import messages
import craft_archives.repo, charmcraft.linters  # loaded when needed; here once for all
from charmcraft.application.main import main


def watch(got):
    """Notes what charmcraft says instead of printing it."""
    def error(self, e, *args, **kwargs):
        got["error"] = {"message": str(e), "details": e.details, "resolution": e.resolution}
        cause = e.__cause__ or e
        if callable(getattr(cause, "errors", None)):
            found = cause.errors(include_url=False, include_input=False, include_context=False)
            got["problems"] = [{"path": ".".join(map(str, p["loc"])), "type": p["type"], "message": p["msg"]} for p in found]
    messages.Emitter.error = error
    messages.Emitter.message = lambda self, text, *args, **kwargs: got.update(yaml=text)
    messages.Emitter.progress = lambda *args, **kwargs: None


def expand(project, out, experimental):
    os.chdir(project)
    os.environ.update(HOME=os.path.dirname(project), CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS="1" if experimental else "")
    got = {"yaml": None, "error": None}
    watch(got)
    sys.argv = ["charmcraft", "expand-extensions"]
    try:
        main()
    except craft_cli.CraftError as e:
        got["error"] = {"message": str(e), "details": e.details, "resolution": e.resolution}
    except BaseException as e:
        got["error"] = {"message": f"charmcraft internal error: {e!r}"}
    pathlib.Path(out).write_text(json.dumps(got).replace(project, "."))


def expected(got):
    """Of validation errors and crashes only the facts count, not the text of a library."""
    if got.get("problems"):
        return {"problems": got["problems"]}
    if got["error"] and ("internal error" in got["error"]["message"] or got["error"]["message"].startswith("invalid YAML in")):
        return {"error": {}}
    return {"error": got["error"]} if got["error"] else {"yaml": got["yaml"]}


def record(case):
    with tempfile.TemporaryDirectory() as folder:
        project, out = folder + "/project", folder + "/out.json"
        os.mkdir(project)
        for name, text in case["files"].items():
            path = pathlib.Path(project, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        child = os.fork()
        if not child:
            os.dup2(os.open(os.devnull, os.O_RDWR), 2)
            expand(project, out, case.get("experimental", False))
            os._exit(0)
        os.waitpid(child, 0)
        return {**case, "expected": expected(json.loads(pathlib.Path(out).read_text()))}


if __name__ == "__main__":
    with open(sys.argv[2], "w") as out:
        for line in open(sys.argv[1]):
            out.write(json.dumps(record(json.loads(line)), ensure_ascii=False) + "\n")
