"""Records how charmcraft prints random values, as the golden values of package emit.

Usage: PYTHON record.py [SEED [COUNT]] > values.jsonl
PYTHON is the interpreter of a virtual environment that has charmcraft 4.5.0. Each line of the output is an object with
the value (`value`) and its text (`yaml`). A value is [kind, payload, number]; [number] stands for the one of that number,
which is the same object.
"""
import datetime
import json
import random
import sys

from charmcraft.utils.yaml import dump_yaml

SCALARS = """a the yes no null ~ 1 0x1f 1:30 2024-01-01 1.5 1e3 1.0e+3 .inf - ? : # foo: --- ... it's ' '' a,b [x] {y} &z *z
!t | > %d @x `x` << = true Off on é \u2028 \x85 \xa0 \ufeff \U0001f600 \x07 \x1b \x7f \\ \\n +7 014 0b11 NULL .nan 1. .5 1:60
99:59:59 n y -a :a ! * & "q" postgresql application description""".split()
PHRASES = ["foo: bar", "a #b", "--- a", "2001-12-14 21:59:43.10", "2024-01-01 1:00:00 +1", "null ", "- a", "? a", ": a", "", "x" * 90]
SEPARATORS = [" "] * 12 + ["  ", "   ", "\n", "\n\n", " \n", "\n ", "\t", ""]


class Values:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.shared = []

    def text(self):
        pick, upto = self.random.choice, self.random.randint
        return pick([
            lambda: pick(SCALARS + PHRASES),
            lambda: "".join(pick(SCALARS + PHRASES) + pick(SEPARATORS) for _ in range(upto(1, 25))),
            lambda: " ".join(pick(["lorem", "ipsum", "it's", "a", "x: y", "'q'"]) for _ in range(upto(5, 40))),
            lambda: "".join(pick("ab c:#-'\"\n \té\u2028\\!,[]{}?%01._e") for _ in range(upto(0, 40))),
            lambda: "".join(pick("\n \nab") for _ in range(upto(0, 12))),
            lambda: "k" * upto(115, 130),
        ])()

    def scalar(self):
        pick, upto = self.random.choice, self.random.randint
        day = datetime.date(upto(1, 9999), upto(1, 12), upto(1, 28))
        zone = pick([None, datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=-8))])
        return pick([self.text] * 6 + [
            lambda: pick([True, False, None]),
            lambda: pick([0, -1, upto(-(10**40), 10**40)]),
            lambda: pick([0.0, -0.0, 1e16, 1e15, 1e-4, 1e-5, float("inf"), float("-inf"), float("nan"), 5e-324]),
            lambda: self.random.uniform(0, 1) * 10.0 ** upto(-30, 30),
            lambda: day,
            lambda: datetime.datetime(day.year, day.month, day.day, 1, 2, 3, pick([0, 100000, 7]), tzinfo=zone),
            lambda: bytes(upto(0, 255) for _ in range(pick([0, 1, 57, 58]))),
        ])()

    def key(self, depth):
        if depth and self.random.random() < 0.1:
            return tuple(self.key(depth - 1) for _ in range(self.random.randint(0, 2)))
        return self.scalar() if self.random.random() < 0.3 else self.text()

    def value(self, depth):
        kind, count = self.random.random(), range(self.random.randint(0, 3))
        if self.shared and kind < 0.1:
            return self.random.choice(self.shared)
        if not depth or kind < 0.4:
            value = self.scalar()
        elif kind < 0.6:
            value = [self.value(depth - 1) for _ in count]
        elif kind < 0.9:
            value = {self.key(1): self.value(depth - 1) for _ in count}
        elif kind < 0.95:
            value = tuple(self.value(depth - 1) for _ in count)
        else:
            value = {self.key(0) for _ in count}
        if self.random.random() < 0.2:
            self.shared.append(value)
        return value


def encode(value, numbers):
    kind = type(value).__name__
    if value is None or isinstance(value, (str, bool)):
        return [kind, value]
    if isinstance(value, (int, float)):
        return [kind, repr(value)]
    if isinstance(value, bytes):
        return [kind, value.hex()]
    if id(value) in numbers:
        return [numbers[id(value)]]
    number = len(numbers) + 1
    if value != ():
        numbers[id(value)] = number
    if isinstance(value, datetime.date):
        return [kind, value.isoformat(), number]
    if isinstance(value, dict):
        return [kind, [[encode(k, numbers), encode(v, numbers)] for k, v in value.items()], number]
    return [kind, [encode(item, numbers) for item in value], number]


def main(seed=1, count=300):
    values = Values(int(seed))
    for _ in range(int(count)):
        values.shared.clear()
        value = values.value(values.random.choice([0, 0, 1, 2, 3]))
        print(json.dumps({"value": encode(value, {}), "yaml": dump_yaml(value)}))


main(*sys.argv[1:])
