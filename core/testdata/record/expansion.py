"""Record what the real charmcraft makes of project folders, as golden cases.

Usage: PYTHON expansion.py CASE…

PYTHON is that of a virtual environment with requirements-charmcraft.txt. For each CASE it runs
`charmcraft expand-extensions` in a copy of CASE/input, in a process of its own, and merges `expansion`
into CASE/expected.json; core/FORMATS.md describes it. For the experimental bases, put
{"experimental": true} into expected.json first. `make record` records all cases.
"""

import json, os, pathlib, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

CHILD = r'''
import json, os, sys
import craft_cli
from craft_cli import messages
got = {"yaml": None, "error": None, "warnings": []}
real_error, real_message = messages.Emitter.error, messages.Emitter.message
def error(self, e, *a, **k):
    got["error"] = {"message": str(e), "details": getattr(e, "details", None), "resolution": getattr(e, "resolution", None)}
    cause = e.__cause__ or e
    got["class"] = type(cause).__name__
    if hasattr(cause, "errors") and callable(cause.errors):
        got["problems"] = [{"path": ".".join(map(str, p["loc"])), "type": p["type"], "message": p["msg"]}
                           for p in cause.errors(include_url=False, include_input=False, include_context=False)]
    return real_error(self, e, *a, **k)
def message(self, text, *a, **k):
    got["yaml"] = text
    return real_message(self, text, *a, **k)
def progress(self, text, permanent=False, *a, **k):
    if permanent: got["warnings"].append(text)
messages.Emitter.error, messages.Emitter.message, messages.Emitter.progress = error, message, progress
from charmcraft.application.main import main
sys.argv = ["charmcraft", "expand-extensions"]
try:
    code = main()
except SystemExit as exc:
    code = exc.code
except craft_cli.CraftError as exc:
    code = 1
    got["error"] = {"message": str(exc), "details": exc.details, "resolution": exc.resolution}
    got["class"] = type(exc).__name__
    mark = getattr(exc.__cause__, "problem_mark", None)
    if mark: got["problems"] = [{"path": "", "type": "yaml", "message": exc.__cause__.problem, "line": mark.line, "column": mark.column}]
except BaseException as exc:
    code = 70
    got["error"] = {"message": "charmcraft internal error: %r" % exc, "details": None, "resolution": None}
got["code"] = code
open(os.environ["ORACLE_OUT"], "w").write(json.dumps(got))
'''

def expand(folder, experimental=False):
    with tempfile.TemporaryDirectory() as tmp:
        work = pathlib.Path(tmp, "project"); shutil.copytree(folder, work)
        out = pathlib.Path(tmp, "out.json")
        env = dict(os.environ, ORACLE_OUT=str(out), HOME=tmp)
        env.pop("CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS", None)
        if experimental: env["CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS"] = "1"
        run = subprocess.run([sys.executable, "-c", CHILD], cwd=work, env=env, capture_output=True, text=True, timeout=120)
        if not out.exists():
            return {"yaml": None, "error": None, "code": f"no answer: {run.stderr[-2000:]}"}
        got = json.loads(out.read_text().replace(str(work), "."))
        got["stderr"] = run.stderr.replace(str(work), ".")
        return got

def record(case):
    case = pathlib.Path(case)
    path = case / "expected.json"
    old = json.loads(path.read_text()) if path.exists() else {}
    got = expand(case / "input", old.get("experimental", False))
    if got["code"] not in (0, None) and got["error"] is None:
        return case, "CRASH " + str(got["code"])[-600:] + got.get("stderr", "")[-600:]
    old.setdefault("experimental", False)
    old["expansion"] = {"yaml": got["yaml"] if got["error"] is None else None, "error": got["error"]}
    if got.get("problems"):
        # a validation failure: charmcraft prints its libraries' raw text, so only its facts count
        old["expansion"] = {"yaml": None, "problems": got["problems"]}
    elif got["error"] and ("internal error" in got["error"]["message"] or "subdirectories: {" in got["error"]["message"]
                           or got["error"]["message"].startswith("invalid YAML in")):
        # a crash, a message in random order, or one that a YAML library words: only that it fails counts
        old["expansion"] = {"yaml": None, "error": {}}
    if got["warnings"]: old["warnings"] = got["warnings"]
    path.write_text(json.dumps(old, indent=1, ensure_ascii=False) + "\n")
    return case, "ok" if got["error"] is None else "error: " + got["error"]["message"][:100].replace("\n", " | ")

if __name__ == "__main__":
    with ThreadPoolExecutor(2) as pool:
        for case, said in pool.map(record, sys.argv[1:]):
            print(case.name, said, flush=True)
