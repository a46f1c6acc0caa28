"""Record how charmcraft reads odd YAML, as test data for package document.

Usage: PYTHON record.py > pyyaml.jsonl
PYTHON is the interpreter of a virtual environment that has charmcraft 4.5.0 from PyPI (PyYAML 6.0.3). Each line is
{"text": ..., "charmcraft": OUTCOME, "safe_load": OUTCOME}; safe_load is left out where it is the same. An OUTCOME is
{"value": ...} in the notation of encode(), {"problem": ..., "details": ...} for an error of PyYAML, or {"crash": ...}.
"""
import datetime, io, json, random, struct, sys

import yaml
from craft_application.util.yaml import _SafeYamlLoader


def encode(value, seen):
    """A value with its types; containers and dates that are the same object again are @ and their number."""
    kind = type(value)
    if value is None: return "N"
    if kind is bool: return "B1" if value else "B0"
    if kind is int: return "I%x;" % value
    if kind is float: return "F" + ("nan" if value != value else struct.pack(">d", value).hex()) + ";"
    if kind is str: return "S" + value.encode("utf-8", "surrogatepass").hex() + ";"
    if kind is tuple: return "(" + "".join(encode(item, seen) for item in value) + ")"
    if id(value) in seen: return "@%d;" % seen[id(value)][0]
    seen[id(value)] = (len(seen), value)
    if kind is bytes: return "Y" + value.hex() + ";"
    if kind is datetime.datetime: return "T" + value.isoformat() + ";"
    if kind is datetime.date: return "D" + value.isoformat() + ";"
    if kind is list: return "[" + "".join(encode(item, seen) for item in value) + "]"
    if kind is set: return "<" + "".join(sorted(encode(item, seen) for item in value)) + ">"
    return "{" + "".join(encode(key, seen) + encode(item, seen) for key, item in value.items()) + "}"


class File(io.StringIO):
    """A file as charmcraft opens it: in text mode, where all line breaks become LF."""
    name = "./charmcraft.yaml"

    def __init__(self, text):
        super().__init__(text.replace("\r\n", "\n").replace("\r", "\n"))


def load(text, loader):
    """charmcraft gives its own loader a file, and safe_load a text."""
    stream = File(text) if loader is _SafeYamlLoader else File(text).read()
    try:
        return {"value": encode(yaml.load(stream, Loader=loader), {})}
    except yaml.MarkedYAMLError as error:
        return {"problem": error.problem, "details": str(error)}
    except yaml.YAMLError as error:
        return {"problem": "", "details": str(error)}
    except RecursionError:
        return {"crash": "RecursionError('maximum recursion depth exceeded')"}
    except Exception as error:
        return {"crash": repr(error)}


WORDS = r"""
yes no on off y n true FALSE True Yes NO On oN null ~ Null NULL nULL 010 0o10 0b101 0b 0b_ 0x1F 0x 0x_ 1_000 _1 1_ +1 -1 --1 + -
190:20:30 1:60 1:5 01:30 0:30 190:20:30.15 1:30. 1.5 .5 5. -.5 +.5 1e5 1.e5 1.0e5 1.0e+5 1.5E-3 1_0.5_0 .inf -.inf +.INF .Inf .iNF .nan
.NaN -.nan 2001-01-01 2001-1-1 2001-13-45 2001-02-29 2000-02-29 0000-01-01 2001-12-14t21:59:43.10-05:00 2001-12-14T21:59:43Z
2001-12-15T2:59:43 2001-12-14T25:00:00 2001-12-14T21:59:43.1234567 2001-12-14T21:59:43+24:00 2001-12-14T21:59:43-5
2001-12-14T1:59:43-23:59 2001-12-14T21:59:43. = << <<x * & ! !! % @ ` @a `a %a -a ?a :a ? : -- --- ... [ ] { } , | > # #a a#b 'a "a "" ''
'it''s' "a\tb" "\x41" "\u00e9" "\ud800" "\U0001F600" "\UFFFFFFFF" "\q" a:b a,b a?b http://x/y {{x}} {a} [a] [a,b] {a:b} {a,} {"a":b}
["a":b] 'a':b *a &a &a_x !foo !!str !!int !!foo !<x> !a!b !! 0 00 08 09 0.0 -0 -0.0 0e0 99999999999999999999999 0xFFFFFFFFFFFFFFFFFF
""".split()
TEXTS = [
    "2001-12-14 21:59:43", "2001-12-14 21:59:43.10 -5:30", "2001-12-14  \t 21:59:43 Z", "a b", "a # b", "a\tb", "\ta", "a\t", "a: b: c", "- a", "- - a",
    "? a\n: b", "a\n  b", "a\n\n  b", "|\n  a\n  b", "|-\n a", "|+\n  a\n\n", ">\n  a\n  b\n\n  c", ">\n  a\n   b\n  c", "|2\n   a", "|0\n a", "|x\n a",
    "| # c\n  a", "|a", ">-\n\n  a\n", '"a\n  b"', '"a\n\n  b"', "'a\n b'", '"a\\\n  b"', "!!int 5", "!!int '5'", "!!int x", "!!int 0o7", "!!int ' 5 '", "!!int ''",
    "!!int _", "!!float 5", "!!float x", "!!float nan", "!!float 0x5", "!!float 1e5", "!!float infinity", "!!float 1:x", "!!bool yes", "!!bool x", "!!null x",
    "!!null []", "!!str 5", "!!str [a]", "!!str {=: a}", "!!str {=: {=: b}}", "!!int {=: 5}", "!!binary aGVsbG8=", "!!binary aGVsbG8", "!!binary a", "!!binary \u00e9",
    "!!binary ===", "!!binary 'aGVs bG8='", "!!set {a, b}", "!!set {? a, ? b}", "!!set [a]", "!!set x", "!!omap [a: 1, b: 2]", "!!omap [a: 1, a: 2]", "!!omap {a: 1}",
    "!!omap [a]", "!!omap [{a: 1, b: 2}]", "!!pairs [a: 1]", "!!pairs x", "!!timestamp 2001-01-01", "!!timestamp x", "!!timestamp {=: 2001-01-01}",
    "!!seq {a: b}", "!!seq x", "!!seq [a]", "!!map [a]", "!!map []", "!!map x", "!!map ''", "!!map {a: b}", "! 12", "! '12'", "! [a]", '! "12\n"', "! '!'",
    "!custom x", "!custom {a: b}", "&a x", "&a {x: *a}", "&a {<<: *a, x: 1}", "<<: {a: 1}", "{<<: {a: 1}, b: 2}",
    "{<<: [{a: 1}, {a: 2, b: 3}], a: 0}", "{<<: 5}", "{<<: [5]}", "{<<: *a}", "{<<: [*a, *b]}", "{=: 1}", "[=]", "{a: 1, a: 2}", "{1: a, '1': b}",
    "{1: a, 1.0: b, true: c}", "{[a]: b}", "{{a: b}: c}", "? [a]\n: b", "{&a a: 1, *a : 2}", "{*a : 1}", "--- a", "--- a\n--- b", "%YAML 1.1\n---\na", "%YAML 1.2\n--- a",
    "%YAML 2.0\n--- a", "%YAML 1\n---", "%TAG ! !foo\n---\n!a b", "%TAG !e! tag:yaml.org,2002:\n---\n!e!int 5", "%TAG !e! a\n%TAG !e! b\n---\n", "%FOO bar\n---\na", "a\n...",
    "a\n...\nb", "---\n---\n", "!e!x y", "!a%41 x", "!!in%74 5", "!!%zz x", "!<!!int> 5", "!<a b", "&a &b c", "!a !b c", "&a !!int 5", "!!int &a 5", "a:\n- b\n- c",
    "a:\n  - b\n c: d", "\u2028a", "a\u2028b", "a\u0085b", "'a\u0085b'", "'a\u2028b'", "|\n  a\u2028  b\u0085  c\n", "a\r\nb", "a\rb", "|\r\n  a\r\n  b\r", "{a: |\n b}",
    "[a\nb]", "[a\n--- \nb]", "'a\n--- b'", "{a: b\n}", "[a\n: b]", "? |\n  a\n: b", "a:b: c", "{a:1}", "{'a':1}", "{a:[1]}", "a:\n\tb", "a:\t b", "- \ta", "a: b\t# c",
    "a: 'b' c", "[a] : b", "{a: b}: c", "&a [x]: b", "a: &b\n- c", "a: !!seq\n- c", "*a : c", "*a: c", "x" * 1030 + ": y", "'" + "x" * 1030 + "': y",
    "1" * 4301, "1" + ":00" * 180 + ".5", "\x01", "\x7f", "\ufeffa", "a\ufeffb", "\ufffe", "\U0001F600",
]
PLACES = [
    "%s", "x: %s", "- %s", "x:\n  y: %s\nz: 2", "[a, %s, b]", "{a: %s}", "{%s: a}", "%s: a", "b: &a {q: 1, r: 2}\nx: %s", "b: &a 5\nx: [%s, *a]", "? %s\n: b",
    "x: &b\n  k: v\na: &a\n  <<: *b\n  y: %s\nz: {<<: [*a, *b], %s: 1}", "!!set\n? %s\n? b", "!!omap\n- a: %s\n- %s: b", "- &a %s\n- *a\n- *a",
    "- &a {x: &b [1, %s]}\n- *a\n- <<: *a\n  z: *b",
]
SOUP = ["a", "b", ":", "-", " ", "\n", "?", "[", "]", "{", "}", ",", "&a", "*a", "!", "|", ">", "'", '"', "#", "\t", ".", "=", "<<", "0", "- ", "? ", ": ", "\n  ", "\n", " "]


def documents():
    choice = random.Random(45).choice
    for odd in ["", *WORDS, *TEXTS]:
        for place in dict.fromkeys([PLACES[0], PLACES[1], choice(PLACES), choice(PLACES)]):
            inner = odd.replace("\n", "\n" + " " * choice([0, 2, 4]))
            yield place.replace("%s", inner)
    for _ in range(400):
        yield "".join(choice(SOUP) for _ in range(choice([3, 5, 8, 12, 20])))
    yield "a: &a {x: &b {<<: *a}}"
    yield "\n".join("k%d: v" % i for i in range(2000)) + "\n'\n"
    yield "\n".join("k%d: v" % i for i in range(2000)) + "\n\x07"
    yield ": :\n" + "\n".join("k%d: v" % i for i in range(2000)) + "\n\x07"


for text in sorted(set(documents())):
    case = {"text": text, "charmcraft": load(text, _SafeYamlLoader)}
    plain = load(text, yaml.SafeLoader)
    if {**plain, "details": ""} != {**case["charmcraft"], "details": ""}:
        case["safe_load"] = plain
    sys.stdout.write(json.dumps(case) + "\n")
